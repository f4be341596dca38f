package org.concurrencyatlas.workload.coordination.driven;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
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
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * A few tasks that come to a model which has much else to do: the time until they are answered is
 * their delay. What else it has to do was submitted before and is awaited afterwards.
 */
abstract class BesideLoad implements Workload {
  private static final String CPU_MICROS = "cpuMicros";
  private static final String LOAD = "load";
  private static final String LOAD_MICROS = "loadMicros";

  private final WorkloadInfo info;

  /** The numbers are defaults, in the order of the parameters. */
  BesideLoad(String id, String description, int tasks, int cpuMicros, int load, int loadMicros) {
    this.info =
        new WorkloadInfo(
            id,
            description,
            "T ≥ N·s/P",
            WorkloadInfo.Kind.CPU_BOUND,
            List.of(
                new WholeNumber(TASKS, "tasks whose delay is measured", 1, 10_000, tasks),
                new WholeNumber(CPU_MICROS, "computing of each", 0, 100_000, cpuMicros),
                new WholeNumber(LOAD, "tasks that the model has already", 0, 100_000, load),
                new WholeNumber(LOAD_MICROS, "computing of each", 0, 1_000_000, loadMicros)),
            Set.of());
  }

  /** One of the tasks whose delay is measured. */
  abstract Task task(long index, int steps);

  @Override
  public final WorkloadInfo info() {
    return info;
  }

  @Override
  public final Needs needs(Point point) {
    return Needs.SUBMITTER;
  }

  @Override
  public final List<Task> batch(Point point, Services services) {
    return tasks(point.parameter(TASKS), index -> task(index, steps(point, CPU_MICROS)));
  }

  @Override
  public final BatchDriver driver(Point point) {
    int steps = steps(point, LOAD_MICROS);
    long load = point.parameter(LOAD);
    return new LoadedModel(tasks(load, index -> new Computing(index, steps)), sum(load, steps));
  }

  @Override
  public final long expected(Point point) {
    return sum(point.parameter(TASKS), steps(point, CPU_MICROS));
  }

  /** As if the model had nothing else to do. */
  @Override
  public final Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  private static List<Task> tasks(long number, LongFunction<Task> task) {
    return LongStream.range(0, number).mapToObj(task).toList();
  }

  private static long sum(long tasks, int steps) {
    return LongStream.range(0, tasks).map(SplitMix::mix).map(XorShift.jump(steps)).sum();
  }

  private static int steps(Point point, String micros) {
    return Math.toIntExact(point.parameter(micros) * XorShift.STEPS_PER_MICRO);
  }

  /** Computes; what it begins with depends on its number. */
  record Computing(long index, int steps) implements Task {
    @Override
    public long call() {
      return XorShift.walk(SplitMix.mix(index), steps);
    }
  }
}
