/** What is the work, what is the right answer, what is the physical limit? */
@NullMarked
package org.concurrencyatlas.workload;

import org.jspecify.annotations.NullMarked;
