/** Work that computes. */
@NullMarked
package org.concurrencyatlas.workload.compute;

import org.jspecify.annotations.NullMarked;
