package org.concurrencyatlas.workload.coordination.driven;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * One of the tasks fails, or the batch is given up, when all are under way: the time until all have
 * stopped and the model is closed. A task that then still runs makes the batch a failure.
 */
public final class Stop implements Workload {
  private static final String CAUSE = "cause";
  private static final String FAILURE = "failure";
  private static final String CANCEL = "cancel";
  private static final String NONE = "none";
  private static final String IGNORE_MICROS = "ignoreMicros";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "stop",
          "one of the tasks fails, or the batch is given up: the time until all have stopped",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new Choice(
                  CAUSE,
                  "why they stop: the last one fails, or whoever waits for them is interrupted",
                  List.of(FAILURE, CANCEL, NONE),
                  FAILURE),
              new WholeNumber(TASKS, "tasks under way", 1, 100_000, 16),
              new WholeNumber(
                  IGNORE_MICROS, "computing of a task after it was interrupted", 0, 10_000_000, 0),
              Workload.concurrency(100_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Needs needs(Point point) {
    return isAlone(point) ? Needs.NOTHING : new Needs(true, point.parameter(TASKS));
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int tasks = (int) point.parameter(TASKS);
    if (isAlone(point)) {
      return Collections.nCopies(tasks, new Begins(1));
    }
    Stopping shared = new Stopping(tasks, point.choice(CAUSE).equals(CANCEL));
    return Collections.nCopies(
        tasks, new StoppedTask(shared, point.parameter(IGNORE_MICROS) * 1_000));
  }

  @Override
  public BatchDriver driver(Point point) {
    return isAlone(point) ? BatchDriver.WHOLE : new StoppedBatch();
  }

  @Override
  public long expected(Point point) {
    return point.parameter(TASKS);
  }

  @Override
  public Point bareKernel(Point point) {
    return point.with(CAUSE, NONE);
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  private static boolean isAlone(Point point) {
    return point.choice(CAUSE).equals(NONE);
  }

  /** A task that nothing stops. */
  record Begins(int answer) implements Task {
    @Override
    public long call() {
      return answer;
    }
  }
}
