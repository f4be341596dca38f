package org.concurrencyatlas.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellState;
import org.concurrencyatlas.verdict.Inference;

/** What the rest of a race is expected to take. A guess: the looks decide how long it really is. */
final class Forecast {
  private final RunPlan plan;
  private final Inference inference;
  private final ForkTimes times;
  private final Protocols protocols;
  private final Set<Slot> done;
  private double forks;
  private double millis;

  private Forecast(
      RunPlan plan, Inference inference, ForkTimes times, Protocols protocols, Set<Slot> done) {
    this.plan = plan;
    this.inference = inference;
    this.times = times;
    this.protocols = protocols;
    this.done = done;
  }

  static Progress of(
      RunPlan plan,
      Inference inference,
      ForkTimes times,
      Protocols protocols,
      Set<Slot> done,
      Duration elapsed) {
    Forecast forecast = new Forecast(plan, inference, times, protocols, done);
    forecast.addPilots();
    forecast.addBlocks();
    forecast.add(Opening.sentinels(plan, List.of()));
    long left = Math.max(0, plan.budgetMillis() - elapsed.toMillis());
    return new Progress(
        done.size(),
        done.size() + (int) Math.round(forecast.forks),
        elapsed,
        Duration.ofMillis(Math.min(left, Math.round(forecast.millis))));
  }

  private void addPilots() {
    if (WarmUp.piloted(plan.protocol())) {
      IntStream.range(0, plan.cells().size()).forEach(cell -> add(Opening.block(plan, cell, 0)));
    }
  }

  private void add(List<Slot> slots) {
    for (Slot slot : slots) {
      if (!done.contains(slot)) {
        forks++;
        millis += ForkTimes.prescribed(protocols.of(slot));
      }
    }
  }

  private void addBlocks() {
    double[] predicted = inference.blocksToVerdict();
    for (int cell = 0; cell < predicted.length; cell++) {
      CellState state = inference.state(cell);
      if (state.open()) {
        double blocks = Math.max(0, target(state, predicted[cell]) - state.blocks());
        Cell contest = plan.cells().get(cell);
        Protocol protocol = protocols.expected(contest.point());
        int probes = contest.probed() ? 1 : 0;
        forks += blocks * (state.active().size() + probes);
        millis += blocks * probes * ForkTimes.prescribed(protocol);
        for (var contender : state.active()) {
          millis += blocks * times.millis(contest.point(), contender, protocol);
        }
      }
    }
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
