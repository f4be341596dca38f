package org.concurrencyatlas.process;

import org.concurrencyatlas.process.job.TypeRegistry;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerFactory;

/** What the slots of one pool share. */
record PoolState(
    PoolOptions options,
    WorkerFactory workerFactory,
    JobQueue queue,
    TypeRegistry types,
    ServiceTime serviceTime,
    DeadlineWatch deadlines,
    RestartBudget restartBudget) {

  /** A task of more than so many times the spinning is long: 300 µs. */
  private static final int SPINS_OF_A_LONG_TASK = 6;

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
   * How long a caller may look out for the answer of an idle worker instead of sleeping: for as
   * long as a task takes and is woken. Not at all when that is long, or there is no processor to
   * spare.
   */
  long callerSpinNanos() {
    double task = serviceTime.taskNanos();
    long spin = options.spinNanos();
    return task > SPINS_OF_A_LONG_TASK * spin ? 0 : (long) task + 2 * spin;
  }

  /** Lets idle workers take the jobs that wait. */
  void wakeIdle() {
    for (Connection idle = queue.nextIdle(); idle != null; idle = queue.nextIdle()) {
      idle.pump();
    }
  }
}
