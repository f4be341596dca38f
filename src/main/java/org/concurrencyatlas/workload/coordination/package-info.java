/** Work that is a hand-over from one thread, process or model to another. */
@NullMarked
package org.concurrencyatlas.workload.coordination;

import org.jspecify.annotations.NullMarked;
