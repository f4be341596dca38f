/** What do the task queue and its workers say to each other? */
@NullMarked
package org.concurrencyatlas.model.queue.message;

import org.jspecify.annotations.NullMarked;
