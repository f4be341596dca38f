package org.concurrencyatlas.process;

/** What the slots of one pool share. */
record PoolState(
    PoolOptions options,
    WorkerSupply supply,
    Backlog backlog,
    TypeRegistry types,
    ServiceTime serviceTime,
    DeadlineWatch deadlines,
    RestartBudget budget) {

  static PoolState of(PoolOptions options) {
    Limits limits = options.limits();
    return new PoolState(
        options,
        new WorkerSupply(options),
        new Backlog(limits.backlog()),
        new TypeRegistry(),
        new ServiceTime(options.window()),
        new DeadlineWatch(),
        new RestartBudget(limits.restarts(), limits.restartPeriod(), System::nanoTime));
  }

  /** Lets idle workers take the jobs that wait. */
  void wakeIdle() {
    for (Connection idle = backlog.idle(); idle != null; idle = backlog.idle()) {
      idle.pump();
    }
  }
}
