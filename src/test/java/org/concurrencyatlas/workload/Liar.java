package org.concurrencyatlas.workload;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Point;

/** A user's workload that expects an answer which its tasks do not give. */
public final class Liar implements Workload {
  @Override
  public WorkloadInfo info() {
    return new WorkloadInfo(
        "liar",
        "expects what it does not get",
        "none",
        WorkloadInfo.Kind.CPU_BOUND,
        List.of(new Parameter.WholeNumber(TASKS, "tasks in a batch", 1, 10, 1)),
        Set.of());
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return List.of(new One());
  }

  @Override
  public long expected(Point point) {
    return 2;
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** Answers 1. */
  public record One() implements Task {
    @Override
    public long call() {
      return 1;
    }
  }
}
