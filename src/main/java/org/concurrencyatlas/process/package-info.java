/**
 * How do worker JVMs run tasks? A library of its own: the counterpart of Python's
 * ProcessPoolExecutor and Pool.
 *
 * <p>What a user of the library calls:
 *
 * <ul>
 *   <li>here, {@link org.concurrencyatlas.process.WorkerPool}, its {@link
 *       org.concurrencyatlas.process.AnswerStream}, {@link
 *       org.concurrencyatlas.process.ProcessPerTaskExecutor} and {@link
 *       org.concurrencyatlas.process.StartupCache};
 *   <li>to set them up, {@link org.concurrencyatlas.process.jvm.PoolOptions} with {@link
 *       org.concurrencyatlas.process.jvm.WorkerJvm}, {@link
 *       org.concurrencyatlas.process.jvm.PoolLimits} and {@link
 *       org.concurrencyatlas.process.link.Transport};
 *   <li>everything in {@code process.task}: tasks, retry policies, answers, and the {@link
 *       org.concurrencyatlas.process.task.PoolException} of a task that has no answer.
 * </ul>
 *
 * <p>All other types are internal, public or not: {@code job} turns tasks into frames and decides
 * which are sent again, {@code wire} turns values into bytes, {@code link} carries bytes to another
 * process, {@code jvm} starts that process, and {@code worker} runs in it. The internal types of
 * this package connect them: a {@code WorkerSupervisor} keeps a worker running, a {@code
 * Connection} with its {@code Sender} exchanges jobs and answers with it, and all supervisors take
 * their jobs from one {@code JobQueue}.
 */
@NullMarked
package org.concurrencyatlas.process;

import org.jspecify.annotations.NullMarked;
