package org.concurrencyatlas.workload.coordination.driven;

import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UrgentTask;

/** Urgent tasks among many: most models run them in the order in which all of them came. */
public final class Priorities extends BesideLoad {
  public Priorities() {
    super(
        "priorities",
        "an urgent task comes to a model that has many others to run: its time until it is done",
        1,
        1_000,
        100,
        1_000);
  }

  @Override
  Task task(long index, int steps) {
    return new Urgent(index, steps);
  }

  /** The same work as that of the others. */
  record Urgent(long index, int steps) implements UrgentTask {
    @Override
    public long call() {
      return new Computing(index, steps).call();
    }
  }
}
