package org.concurrencyatlas.workload.coordination.nested;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver.OpenModel;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * Tasks that each hand a few tasks to the model that runs them, and wait for these. Where every
 * thread of a pool waits so, none is left to run what they wait for.
 */
public final class Nested implements Workload {
  private static final String CHILDREN = "children";
  private static final String CPU_MICROS = "cpuMicros";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "nested",
          "each task submits a few tasks to the same model and waits for them",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch, which wait", 1, 100_000, 8),
              new WholeNumber(CHILDREN, "tasks that each of them submits", 1, 10_000, 4),
              new WholeNumber(CPU_MICROS, "computing of a submitted task", 0, 10_000, 10)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Needs needs(Point point) {
    return new Needs(true, 1, true);
  }

  /** Tasks that call their children themselves: the work without its submission. */
  @Override
  public List<Task> batch(Point point, Services services) {
    return tasks(point, CallsChildren::new);
  }

  @Override
  public List<Task> batch(Point point, Services services, OpenModel model) {
    return switch (model.submitter()) {
      case Submitter.Composing composing ->
          tasks(point, children -> new ComposesChildren(composing, children));
      case Submitter waiting -> tasks(point, children -> new AwaitsChildren(waiting, children));
    };
  }

  /** Makes a task of its children. */
  @FunctionalInterface
  private interface OfChildren {
    Task task(List<Task> children);
  }

  private static List<Task> tasks(Point point, OfChildren parent) {
    long children = point.parameter(CHILDREN);
    int steps = Math.toIntExact(point.parameter(CPU_MICROS) * XorShift.STEPS_PER_MICRO);
    return LongStream.range(0, point.parameter(TASKS))
        .mapToObj(index ->
            parent.task(
                LongStream.range(index * children, (index + 1) * children)
                    .<Task>mapToObj(child -> new Child(child, steps))
                    .toList()))
        .toList();
  }

  @Override
  public long expected(Point point) {
    int steps = Math.toIntExact(point.parameter(CPU_MICROS) * XorShift.STEPS_PER_MICRO);
    return LongStream.range(0, point.parameter(TASKS) * point.parameter(CHILDREN))
        .map(SplitMix::mix)
        .map(XorShift.jump(steps))
        .sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** Computes; what it begins with depends on its number. */
  record Child(long index, int steps) implements Task {
    @Override
    public long call() {
      return XorShift.walk(SplitMix.mix(index), steps);
    }
  }
}
