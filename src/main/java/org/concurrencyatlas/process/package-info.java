/**
 * How do worker JVMs run tasks? A small library of its own: the counterpart of Python's
 * ProcessPoolExecutor and Pool.
 *
 * <p>A {@link org.concurrencyatlas.process.WorkerPool} is opened with {@link
 * org.concurrencyatlas.process.jvm.PoolOptions} (workers, spares, window, {@linkplain
 * org.concurrencyatlas.process.link.Transport transport}, {@linkplain
 * org.concurrencyatlas.process.jvm.WorkerJvm JVM}, {@linkplain
 * org.concurrencyatlas.process.task.RetryPolicy terms} and {@linkplain
 * org.concurrencyatlas.process.jvm.PoolLimits limits}). A task is a record that implements {@link
 * java.util.concurrent.Callable}; it is submitted alone for a future, or many at a time in chunks,
 * with the answers in order, {@linkplain org.concurrencyatlas.process.AnswerStream as they come},
 * or to {@linkplain org.concurrencyatlas.process.task.AnswerCallback callbacks}. What has no answer
 * fails with a {@link org.concurrencyatlas.process.task.PoolException}: the task threw, could not
 * be sent, its worker died, or the pool was closed.
 *
 * <p>Below it: {@code wire} turns tasks into bytes, {@code link} carries bytes to another process,
 * {@code worker} is what runs there.
 */
@NullMarked
package org.concurrencyatlas.process;

import org.jspecify.annotations.NullMarked;
