/** Tasks that meet at a lock, at permits or at a barrier. */
@NullMarked
package org.concurrencyatlas.workload.coordination.lock;

import org.jspecify.annotations.NullMarked;
