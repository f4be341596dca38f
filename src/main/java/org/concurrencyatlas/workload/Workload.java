package org.concurrencyatlas.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;

/**
 * One kind of work: a kernel shared by all models, the right answer, and the physical limit.
 * Implementations are stateless; every method may be called by any thread. Points are resolved
 * (every parameter present and in range) before they come here.
 */
public interface Workload {
  /** The parameter that every workload has: N, the number of tasks in a batch. */
  String TASKS = Point.TASKS;

  /**
   * The parameter of workloads that wait: C, how many tasks every model admits at once; 0 leaves
   * each model its own setting.
   */
  String CONCURRENCY = Point.CONCURRENCY;

  /** The parameter of workloads whose tasks wait: D, how long each of them does, microseconds. */
  String WAIT_MICROS = Point.WAIT_MICROS;

  /** {@link #CONCURRENCY} as a parameter: up to so many tasks, 0 by default. */
  static WholeNumber concurrency(long most) {
    return new WholeNumber(
        CONCURRENCY, "tasks admitted at once, 0 for each model's own", 0, most, 0);
  }

  /** Id, description, parameters and needs; constant. */
  WorkloadInfo info();

  /**
   * The tasks of one batch. Called outside the timed region; the same point gives equal tasks, or
   * where they {@linkplain #needs share memory} tasks that do the same. The batch is run again and
   * again, but never while it runs.
   *
   * @param services where the back-ends named in {@link WorkloadInfo#services()} are
   */
  List<Task> batch(Point point, Services services);

  /**
   * The same for tasks that submit others to the model that runs them. {@link #batch(Point,
   * Services)} then gives tasks that run those others themselves, one after the other.
   *
   * @param model where the tasks will run
   */
  default List<Task> batch(Point point, Services services, BatchDriver.OpenModel model) {
    return batch(point, services);
  }

  /** How a batch is handed to a model; a new one for each session. */
  default BatchDriver driver(Point point) {
    return BatchDriver.WHOLE;
  }

  /**
   * The checksum of one batch: the sum (modulo 2⁶⁴) of the right answers of its tasks. Called
   * outside the timed region; does not wait and needs no service.
   */
  long expected(Point point);

  /**
   * The point whose tasks are this one's without their waits, as many or fewer: what s of {@link
   * Machine} is measured with. The point itself when its tasks only compute.
   */
  default Point bareKernel(Point point) {
    return point;
  }

  /**
   * Refuses values that are in range, yet do not go together.
   *
   * @throws org.concurrencyatlas.result.UsageException when they do not; says what to give instead
   */
  default void check(Point point) {
    // any values go together
  }

  /** What the tasks of a point need of a model, beside calling each of them once. */
  default Needs needs(Point point) {
    return Needs.NOTHING;
  }

  /** The services of {@link WorkloadInfo#services()} that the tasks of a point ask. */
  default Set<String> services(Point point) {
    return info().services();
  }

  /**
   * How many connections a task holds at once, so that no contender is asked for more than it can
   * open.
   */
  default long connectionsOfATask(Point point) {
    return info().services().isEmpty() ? 0 : 1;
  }

  /**
   * The libraries that the tasks of a point need and that are not in the product's own jar. Only
   * JVMs that run such tasks have them; all methods but {@link #batch} do without.
   */
  default Set<Library> libraries(Point point) {
    return Set.of();
  }

  /**
   * Whether only one task at a time gets on with its work, whatever the model: s of {@link Machine}
   * is then measured on one processor while the others are idle.
   */
  default boolean oneAtATime(Point point) {
    return false;
  }

  /**
   * Whether the checksum of a batch is the number of updates that its tasks make, so that a smaller
   * answer tells how many were lost.
   */
  default boolean countsUpdates() {
    return false;
  }

  /**
   * The physical limit: no model can run a batch at this point faster on this machine.
   *
   * @return the shortest possible time of a batch, at least 0
   */
  Duration limit(Point point, Machine machine);

  /**
   * What a task of this point needs, in numbers that points of other workloads can be held against.
   *
   * @return empty when this workload does not say, or when each model has its own number of tasks
   *     in flight
   */
  default Optional<Demand> demand(Point point) {
    return Optional.empty();
  }

  /**
   * The demand of a point where every model admits as many tasks at once.
   *
   * @return empty for a point without {@link #CONCURRENCY}
   */
  static Optional<Demand> demand(Point point, long cpuNanos, long waitNanos, long bodyBytes) {
    long inFlight = point.parameterOrZero(CONCURRENCY);
    return inFlight == 0
        ? Optional.empty()
        : Optional.of(
            new Demand(cpuNanos, waitNanos, Math.min(inFlight, point.parameter(TASKS)), bodyBytes));
  }
}
