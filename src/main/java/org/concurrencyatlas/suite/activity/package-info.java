/** What does the JVM of a fork do with its threads? Counters that explain a figure. */
@NullMarked
package org.concurrencyatlas.suite.activity;

import org.jspecify.annotations.NullMarked;
