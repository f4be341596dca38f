package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;

/** How each fork of a plan measures: the warm-up of a cell is frozen by its pilots. */
final class WarmUpByCell {
  private final Protocol planned;
  private final Map<Point, List<ForkResult>> pilots = new HashMap<>();
  private final Map<Point, Protocol> measured = new HashMap<>();

  WarmUpByCell(RunPlan plan) {
    planned = plan.protocol();
  }

  void add(ForkResult fork) {
    if (fork.role() == Role.PILOT) {
      pilots.computeIfAbsent(fork.point(), point -> new ArrayList<>()).add(fork);
      measured.remove(fork.point());
    }
  }

  Protocol of(PlannedFork fork) {
    return switch (fork.role()) {
      case PILOT -> SteadyStateDetector.pilot(planned);
      case MEASURED, LIMIT -> measured(fork.point());
      case SENTINEL -> sentinel(measured(fork.point()));
    };
  }

  /** How the replicates of a cell measure. */
  Protocol measured(Point point) {
    return measured.computeIfAbsent(
        point,
        cell ->
            planned.withWarmup(
                SteadyStateDetector.millis(planned, pilots.getOrDefault(cell, List.of()))));
  }

  /** Whether further pilots cannot change the warm-up of a cell: one has asked for the most. */
  boolean settled(Point point) {
    return pilots.containsKey(point) && measured(point).warmupMillis() >= planned.maxWarmupMillis();
  }

  /**
   * How the replicates of a cell will probably measure: a cell without a pilot of its own is taken
   * to need what the slowest of the others needed.
   */
  Protocol expected(Point point) {
    return pilots.containsKey(point)
        ? measured(point)
        : pilots.keySet().stream()
            .map(this::measured)
            .max(Comparator.comparingLong(Protocol::warmupMillis))
            .orElseGet(() -> measured(point));
  }

  private static Protocol sentinel(Protocol measured) {
    long iterations =
        Math.ceilDiv(LongForks.MILLIS - measured.warmupMillis(), measured.iterationMillis());
    return measured.withIterations(
        (int) Math.max(measured.iterations(), iterations),
        Duration.ofMillis(measured.timeoutMillis() + LongForks.MILLIS));
  }
}
