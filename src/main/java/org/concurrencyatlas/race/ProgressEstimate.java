package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellState;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;

/** What the rest of a race is expected to take. A guess: the looks decide how long it really is. */
final class ProgressEstimate {
  private final RunPlan plan;
  private final RunInference inference;
  private final ForkDurations times;
  private final WarmUpByCell protocols;
  private final Set<PlannedFork> done;
  private double forks;
  private double millis;

  private ProgressEstimate(
      RunPlan plan,
      RunInference inference,
      ForkDurations times,
      WarmUpByCell protocols,
      Set<PlannedFork> done) {
    this.plan = plan;
    this.inference = inference;
    this.times = times;
    this.protocols = protocols;
    this.done = done;
  }

  static Progress of(
      RunPlan plan,
      RunInference inference,
      ForkDurations times,
      WarmUpByCell protocols,
      Set<PlannedFork> done,
      Duration elapsed) {
    ProgressEstimate estimate = new ProgressEstimate(plan, inference, times, protocols, done);
    estimate.addPilots();
    estimate.addBlocks();
    estimate.addLongForks();
    long left = Math.max(0, plan.budgetMillis() - elapsed.toMillis());
    return new Progress(
        done.size(),
        done.size() + (int) Math.round(estimate.forks),
        elapsed,
        Duration.ofMillis(Math.min(left, Math.round(estimate.millis))));
  }

  private void addPilots() {
    if (SteadyStateDetector.piloted(plan.protocol())) {
      IntStream.range(0, plan.cells().size())
          .filter(plan::measures)
          .forEach(cell -> add(FirstLookPlan.block(plan, cell, 0)));
    }
  }

  /** Before the race is decided, it is not known in which cells something will be claimed. */
  private void addLongForks() {
    List<PlannedFork> known = LongForks.of(plan, inference);
    int unknown = LongForks.drawnHere(plan) * LongForks.FORKS - known.size();
    boolean open =
        IntStream.range(0, plan.cells().size())
            .filter(plan::measures)
            .anyMatch(i -> inference.state(i).open());
    add(known);
    if (open && unknown > 0) {
      forks += unknown;
      millis += unknown * ForkDurations.started((double) LongForks.MILLIS);
    }
  }

  private void add(List<PlannedFork> all) {
    for (PlannedFork planned : all) {
      if (!done.contains(planned)) {
        forks++;
        millis += ForkDurations.prescribed(protocols.of(planned));
      }
    }
  }

  private void addBlocks() {
    double[] predicted = inference.blocksToVerdict();
    Map<Arm, Long> blocks = blocksDone();
    for (int cell = 0; cell < predicted.length; cell++) {
      CellState state = inference.state(cell);
      if (plan.measures(cell) && state.open()) {
        addBlocks(plan.cells().get(cell), state, target(state, predicted[cell]), blocks);
      }
    }
  }

  /** Up to the target every active contender, and the probe of the limit, has a fork a block. */
  private void addBlocks(Cell cell, CellState state, double target, Map<Arm, Long> done) {
    Protocol protocol = protocols.expected(cell.point());
    for (Contender contender : state.active()) {
      double left = left(target, done, cell, contender);
      forks += left;
      millis += left * times.millis(cell.point(), contender, protocol);
    }
    if (cell.probed()) {
      double left = left(target, done, cell, FirstLookPlan.LIMIT);
      forks += left;
      millis += left * ForkDurations.prescribed(protocol);
    }
  }

  private static double left(double target, Map<Arm, Long> done, Cell cell, Contender contender) {
    return Math.max(0, target - done.getOrDefault(new Arm(cell.point(), contender), 0L));
  }

  /** Who is measured where. */
  private record Arm(Point point, Contender contender) {}

  private Map<Arm, Long> blocksDone() {
    return done.stream()
        .filter(planned -> planned.role() == Role.MEASURED || planned.role() == Role.LIMIT)
        .collect(
            Collectors.groupingBy(
                planned -> new Arm(planned.point(), planned.contender()), Collectors.counting()));
  }

  /** Blocks at which the cell is expected to close; before its first look the middle look. */
  private double target(CellState state, double predicted) {
    List<Integer> looks = plan.looks();
    if (!inference.started()) {
      return plan.order() == RunPlan.Order.SEQUENTIAL
          ? looks.getLast()
          : looks.get(looks.size() / 2);
    }
    return Double.isNaN(predicted)
        ? state.due()
        : Math.min(looks.getLast(), state.drawn() + predicted);
  }
}
