package org.concurrencyatlas.workload.method;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.Activity;
import org.concurrencyatlas.result.task.DeclaredTask.BatchAnswer;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.WorkloadInfo.Kind;

/**
 * A plain method of a user as a workload. What a workload of the product knows by its formulas was
 * measured here before the race: the right answers, and what a call takes.
 *
 * @param task the method
 */
public record MethodWorkload(DeclaredTask task) implements Workload {
  /** Most calls in a batch. */
  public static final long MOST_TASKS = 1_000_000;

  /** Most tasks admitted at once. */
  public static final long MOST_CONCURRENCY = 100_000;

  @Override
  public WorkloadInfo info() {
    return new WorkloadInfo(
        task.id(),
        "calls of " + task.method(),
        computes()
            ? "T ≥ N·s/P, s measured"
            : "T ≥ ⌈N/C⌉·D, D the shortest wait of a call before the race",
        kind(),
        List.of(
            new WholeNumber(TASKS, "calls in a batch", 1, MOST_TASKS, defaultTasks()),
            new WholeNumber(
                CONCURRENCY,
                "calls admitted at once, 0 for each model's own",
                0,
                MOST_CONCURRENCY,
                0)),
        Set.of());
  }

  private long defaultTasks() {
    return task.answers().isEmpty() ? 1 : task.answers().getFirst().tasks();
  }

  private Kind kind() {
    return switch (task.activity()) {
      case COMPUTES -> Kind.CPU_BOUND;
      case WAITS -> Kind.IO_BOUND;
      case BOTH -> Kind.MIXED;
    };
  }

  /** The JVM flag by which a fork knows the method. */
  public String flag() {
    return MethodProperty.flag(task);
  }

  /** Calls the setup on the calling thread, unless that was done. */
  @Override
  public List<Task> batch(Point point, Services services) {
    return LongStream.range(0, point.parameter(TASKS)).mapToObj(tasks()).toList();
  }

  private LongFunction<Task> tasks() {
    if (UserMethod.ofThisJvm().asynchronous()) {
      return AsyncMethodTask::new;
    }
    return computes() ? MethodTask::new : WaitingMethodTask::new;
  }

  private boolean computes() {
    return task.activity() == Activity.COMPUTES;
  }

  /** Calls the teardown; done once, when the last batch is over. */
  public void close() {
    UserMethod.ofThisJvm().close();
  }

  @Override
  public long expected(Point point) {
    long tasks = point.parameter(TASKS);
    if (!task.repeatable()) {
      return tasks;
    }
    return task.answers().stream()
        .filter(answer -> answer.tasks() == tasks)
        .mapToLong(BatchAnswer::checksum)
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "the answer of %s is known for %s tasks, not for %d; give --tasks %d"
                    .formatted(
                        task.method(),
                        task.answers().stream().map(BatchAnswer::tasks).toList(),
                        tasks,
                        tasks)));
  }

  /**
   * Of calls that compute N·s/P, where s is the shorter of two times: of a call while every
   * processor makes one, and of a call alone before the race. They differ where calls keep each
   * other waiting, by a lock, and then the first is no bound for a model that makes one after the
   * other. Of others the waits alone, by the shortest that was seen: the computing cannot be
   * measured without them.
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    if (computes()) {
      double alone = task.cost().elapsedNanos();
      return Limit.computing(
          tasks, new Machine(machine.processors(), Math.min(machine.taskNanos(), alone)));
    }
    return Limit.waiting(
        tasks,
        point.parameter(CONCURRENCY),
        Duration.ofNanos((long) task.cost().shortestWaitNanos()));
  }
}
