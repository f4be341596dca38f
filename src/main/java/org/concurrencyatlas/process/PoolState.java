package org.concurrencyatlas.process;

import org.concurrencyatlas.process.job.TypeRegistry;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerFactory;

/** What the supervisors and connections of one pool share. */
record PoolState(
    PoolOptions options,
    WorkerFactory workerFactory,
    JobQueue queue,
    TypeRegistry types,
    ServiceTime serviceTime,
    DeadlineWatch deadlines,
    RestartBudget restartBudget) {

  /** A task is long when it takes more than this many times the spinning: 300 µs. */
  private static final int LONG_TASK_SPINS = 6;

  static PoolState of(PoolOptions options) {
    PoolLimits limits = options.limits();
    return new PoolState(
        options,
        new WorkerFactory(options),
        new JobQueue(limits.queueCapacity()),
        new TypeRegistry(),
        new ServiceTime(options.window()),
        new DeadlineWatch(),
        new RestartBudget(limits.restarts(), limits.restartPeriod(), System::nanoTime));
  }

  /**
   * How long a caller may spin for the answer of an idle worker instead of sleeping, nanoseconds:
   * the time that a task takes and that its thread takes to wake. 0 when that is long, or there is
   * no processor to spare.
   */
  long callerSpinNanos() {
    double task = serviceTime.taskNanos();
    long spin = options.spinNanos();
    return task > LONG_TASK_SPINS * spin ? 0 : (long) task + 2 * spin;
  }

  /** Lets idle workers take the jobs that wait. */
  void wakeIdle() {
    for (Connection idle = queue.nextIdle(); idle != null; idle = queue.nextIdle()) {
      idle.pump();
    }
  }
}
