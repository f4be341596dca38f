/** What shape has a batch? Swim lanes of the threads, carriers and processes that ran its tasks. */
@NullMarked
package org.concurrencyatlas.report.timeline;

import org.jspecify.annotations.NullMarked;
