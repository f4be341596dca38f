package org.concurrencyatlas.workload.coordination.driven;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * Tasks that wait for different times; the thread that submitted them takes their results and
 * computes something with each: the time until the first or the last result is used, by the order
 * in which they are taken.
 */
public final class Collect implements Workload {
  private static final String ORDER = "order";
  private static final String UNTIL = "until";
  private static final String FIRST = "first";
  private static final String USE_MICROS = "useMicros";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "collect",
          "uneven waits, whose results are taken in some order and used",
          "T ≥ max(N·D/C, longest wait); until the first T ≥ the shortest wait",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new Choice(
                  ORDER,
                  "in which the results are taken",
                  Stream.of(Order.values()).map(Order::word).toList(),
                  Order.AS_COMPLETED.word()),
              new Choice(
                  UNTIL, "the result with which the time ends", List.of("last", FIRST), "last"),
              new WholeNumber(TASKS, "tasks, each with a result", 1, 10_000, 64),
              new WholeNumber(WAIT_MICROS, "D, mean wait of a task", 1, 10_000_000, 5_000),
              new WholeNumber(USE_MICROS, "computing with each result", 0, 10_000, 20),
              Workload.concurrency(10_000)),
          Set.of());

  /** In which order results are taken. */
  enum Order {
    /** As the tasks were submitted: a slow one holds up those after it. */
    IN_ORDER,
    /** As they come, by the thread that submitted the tasks. */
    AS_COMPLETED,
    /** As they come, on the thread that has them. */
    CALLBACK,
    /** When all are there. */
    ALL_AT_ONCE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Order of(Point point) {
      return valueOf(point.choice(ORDER).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    Results results(int tasks) {
      return switch (this) {
        case IN_ORDER -> new Results.InOrder(tasks);
        case AS_COMPLETED -> new Results.AsCompleted();
        case CALLBACK -> new Results.Callbacks(tasks);
        case ALL_AT_ONCE -> new Results.AllAtOnce(tasks);
      };
    }
  }

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Needs needs(Point point) {
    return Needs.SUBMITTER;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return waits(point).batch();
  }

  @Override
  public BatchDriver driver(Point point) {
    return new Collector(
        Order.of(point), untilFirst(point), new Use(steps(point)), (int) point.parameter(TASKS));
  }

  @Override
  public long expected(Point point) {
    return waits(point).expected();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    UnevenWaits waits = waits(point);
    if (!untilFirst(point)) {
      return waits.all(point.parameter(CONCURRENCY));
    }
    return switch (Order.of(point)) {
      case IN_ORDER -> waits.first();
      case AS_COMPLETED, CALLBACK -> waits.shortest();
      case ALL_AT_ONCE -> waits.all(point.parameter(CONCURRENCY));
    };
  }

  private static boolean untilFirst(Point point) {
    return point.choice(UNTIL).equals(FIRST);
  }

  private static int steps(Point point) {
    return Math.toIntExact(point.parameter(USE_MICROS) * XorShift.STEPS_PER_MICRO);
  }

  private static UnevenWaits waits(Point point) {
    return new UnevenWaits(point.parameter(TASKS), point.parameter(WAIT_MICROS));
  }
}
