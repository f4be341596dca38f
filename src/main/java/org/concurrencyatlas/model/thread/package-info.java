/** Models that give each task a thread: the calling one, a platform thread or a virtual thread. */
@NullMarked
package org.concurrencyatlas.model.thread;

import org.jspecify.annotations.NullMarked;
