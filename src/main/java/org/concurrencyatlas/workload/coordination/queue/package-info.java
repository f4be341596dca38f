/** Tasks that hand messages to each other through a queue. */
@NullMarked
package org.concurrencyatlas.workload.coordination.queue;

import org.jspecify.annotations.NullMarked;
