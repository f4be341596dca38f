/** What if a batch is more than handed over and awaited? Workloads that drive their batches. */
@NullMarked
package org.concurrencyatlas.workload.coordination.driven;

import org.jspecify.annotations.NullMarked;
