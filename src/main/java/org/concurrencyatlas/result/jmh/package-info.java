/** What does a result file of JMH say? Reads what JMH writes with {@code -rf json}. */
@NullMarked
package org.concurrencyatlas.result.jmh;

import org.jspecify.annotations.NullMarked;
