package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;

/**
 * The sizes in which a pool takes part where the user named the model alone. Where tasks wait, a
 * pool with one thread for each processor is far too small: by Little's law it must hold throughput
 * × time of a task at once.
 */
final class PoolSizes {
  /** From size to size: coarse, for each is a contender that the verdict pays for. */
  private static final int STEP = 8;

  /** A larger pool is not tried when the waits alone would end sooner by less than this share. */
  private static final double ENOUGH = 1.1;

  private PoolSizes() {}

  /** The contenders for a model by its name: one for most models, several for a pool. */
  static Stream<Contender> of(ModelInfo model, Point point, Workload workload, int processors) {
    Contender alone = Contender.parse(model.id());
    boolean ownConcurrency =
        point.parameters().getOrDefault(Point.CONCURRENCY, 1L) == 0
            && point.parameters().containsKey(Workload.TASKS);
    if (!ownConcurrency || !isPool(model)) {
      return Stream.of(alone);
    }
    TreeSet<Long> sizes = new TreeSet<>();
    long enough = enough(point, workload, processors);
    for (long size = processors; size < enough; size *= STEP) {
      sizes.add(size);
    }
    sizes.add(Math.max(processors, enough));
    return sizes.stream().map(size -> alone.with(model.admission(), Long.toString(size)));
  }

  /**
   * The contenders for a model where the number of tasks that it must hold at once is known: a pool
   * of that size, of half and of twice as many threads, none with fewer than there are processors.
   *
   * @param given the model with what every contender of the cell has
   * @param size threads that Little's law asks for
   * @param most tasks that are in flight: a larger pool has threads without work
   */
  static Stream<Contender> around(
      ModelInfo model, Contender given, long size, long most, int processors) {
    return LongStream.of(size / 2, size, 2 * size)
        .map(each -> Math.clamp(each, Math.min(processors, most), most))
        .mapToObj(each -> sized(model, given, each))
        .distinct();
  }

  /** A pool of that size; any other model as it is. */
  static Contender sized(ModelInfo model, Contender given, long size) {
    return isPool(model) ? given.with(model.admission(), Long.toString(size)) : given;
  }

  /** Whether a model of this JVM admits a limited number of tasks when nothing else is said. */
  private static boolean isPool(ModelInfo model) {
    return model.processes().isEmpty()
        && model.settings().stream()
            .filter(setting -> setting.name().equals(model.admission()))
            .map(Parameter::defaultText)
            .anyMatch(text -> !text.equals("0"));
  }

  /** The smallest size, by doubling, at which waiting ends about as soon as at the largest. */
  private static long enough(Point point, Workload workload, int processors) {
    long tasks = point.parameter(Workload.TASKS);
    Duration soonest = waits(point, workload, tasks);
    long size = processors;
    while (size < tasks && waits(point, workload, size).toNanos() > ENOUGH * soonest.toNanos()) {
      size *= 2;
    }
    return Math.min(size, tasks);
  }

  /** How long a batch must take for its waits alone when so many tasks are in flight. */
  static Duration waits(Point point, Workload workload, long concurrency) {
    return workload.limit(point.with(Point.CONCURRENCY, concurrency), new Machine(1, 0));
  }
}
