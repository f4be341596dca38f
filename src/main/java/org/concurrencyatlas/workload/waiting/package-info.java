/** Work that waits without a socket, or computes and waits. */
@NullMarked
package org.concurrencyatlas.workload.waiting;

import org.jspecify.annotations.NullMarked;
