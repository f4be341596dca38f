/** What runs in a worker of the task queue, here or on another host? */
@NullMarked
package org.concurrencyatlas.model.queue.worker;

import org.jspecify.annotations.NullMarked;
