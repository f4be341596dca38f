package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.Map;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.data.BytePattern;
import org.concurrencyatlas.workload.io.ComputeHttp;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/** The point at which exactly the numbers of a demand are measured. */
final class DemandPoints {
  static final long MOST_CPU_NANOS = 4_000_000_000L;
  static final long MOST_WAIT_NANOS = 60_000_000_000L;
  static final long MOST_IN_FLIGHT = 100_000;

  private static final ComputeWait TIMED = new ComputeWait();
  private static final ComputeHttp ASKING = new ComputeHttp();

  /** A batch begins and ends with fewer tasks in flight: so many waves make that a small part. */
  private static final int WAVES = 4;

  /** Shorter batches mostly measure their start and end. */
  private static final Duration LEAST_BATCH = Duration.ofMillis(100);

  /** With longer batches two waves must do, then one. */
  private static final Duration LONG_BATCH = Duration.ofMillis(300);

  private static final Duration LONGEST_BATCH = Duration.ofSeconds(1);

  private final WorkloadCatalogue workloads;
  private final int processors;

  DemandPoints(WorkloadCatalogue workloads, int processors) {
    this.workloads = workloads;
    this.processors = processors;
  }

  /**
   * The point of a demand.
   *
   * @throws UsageException when a number is out of range; says which
   */
  Point of(Demand demand) {
    check(demand);
    Point wave = point(demand, demand.inFlight());
    return wave.with(Workload.TASKS, demand.inFlight() * waves(demand, wave));
  }

  /** How long a batch takes at least, by the numbers alone. */
  Duration limit(Point point, Demand demand) {
    return workloads
        .get(point.workload())
        .limit(point, new Machine(processors, (double) demand.cpuNanos()));
  }

  static boolean inRange(Demand demand) {
    return demand.cpuNanos() <= MOST_CPU_NANOS
        && demand.waitNanos() <= MOST_WAIT_NANOS
        && demand.inFlight() >= 1
        && demand.inFlight() <= MOST_IN_FLIGHT
        && demand.bodyBytes() <= BytePattern.MAX_SLICE;
  }

  private Point point(Demand demand, long tasks) {
    boolean asks = demand.bodyBytes() > 0;
    Point point =
        Point.of(
            (asks ? ASKING.info() : TIMED.info()).id(),
            Map.of(
                Workload.TASKS,
                tasks,
                ComputeWait.CPU_NANOS,
                demand.cpuNanos(),
                Workload.WAIT_MICROS,
                demand.waitNanos() / 1_000,
                Point.CONCURRENCY,
                demand.inFlight()));
    return workloads.resolve(asks ? point.with(ComputeHttp.BYTES, demand.bodyBytes()) : point);
  }

  private long waves(Demand demand, Point wave) {
    long room = Math.max(1, MOST_IN_FLIGHT / demand.inFlight());
    long forLeast = LEAST_BATCH.toNanos() / Math.max(1, limit(wave, demand).toNanos());
    long usual = Math.min(room, Math.max(WAVES, forLeast));
    if (batch(demand, wave, usual).compareTo(LONG_BATCH) <= 0) {
      return usual;
    }
    return Math.min(room, batch(demand, wave, 2).compareTo(LONGEST_BATCH) <= 0 ? 2 : 1);
  }

  private Duration batch(Demand demand, Point wave, long waves) {
    return limit(wave.with(Workload.TASKS, demand.inFlight() * waves), demand);
  }

  private static void check(Demand demand) {
    if (demand.cpuNanos() == 0 && demand.waitNanos() == 0) {
      throw new UsageException(
          "a task that neither computes nor waits needs no model; give --cpu, --wait or both");
    }
    if (demand.waitNanos() % 1_000 != 0 || (demand.bodyBytes() > 0 && demand.waitNanos() == 0)) {
      throw new UsageException(
          "--wait %s is not allowed; give whole microseconds, and at least 1us with --body"
              .formatted(Numbers.nanos((double) demand.waitNanos())));
    }
    refuse(
        "--cpu",
        Numbers.nanos((double) demand.cpuNanos()),
        demand.cpuNanos() > MOST_CPU_NANOS,
        "0…4s");
    refuse(
        "--wait",
        Numbers.nanos((double) demand.waitNanos()),
        demand.waitNanos() > MOST_WAIT_NANOS,
        "0…60s");
    refuse(
        "--in-flight",
        Long.toString(demand.inFlight()),
        demand.inFlight() < 1 || demand.inFlight() > MOST_IN_FLIGHT,
        "1…" + MOST_IN_FLIGHT);
    refuse(
        "--body",
        Numbers.bytes((double) demand.bodyBytes()),
        demand.bodyBytes() > BytePattern.MAX_SLICE,
        "1B…1MB");
  }

  private static void refuse(String option, String given, boolean wrong, String allowed) {
    if (wrong) {
      throw new UsageException("%s %s is not allowed; give %s".formatted(option, given, allowed));
    }
  }
}
