package org.concurrencyatlas.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellState;
import org.concurrencyatlas.verdict.Change;
import org.concurrencyatlas.verdict.Crossovers;
import org.concurrencyatlas.verdict.Inference;
import org.concurrencyatlas.verdict.NoiseRule;

/**
 * Decides what is run next. It is fed the journal fork by fork; its decision is a function of the
 * plan, the journal and the time used, of nothing else, so that a resumed run goes on as if it had
 * never been stopped.
 */
final class Schedule {
  private final RunPlan plan;
  private final Inference inference;
  private final NoiseRule noise = new NoiseRule();
  private final ForkTimes times = new ForkTimes();
  private final Protocols protocols;
  private final Map<Point, Integer> cells = new HashMap<>();
  private final Map<Point, Integer> failedProbes = new HashMap<>();
  private final Set<Slot> done = new HashSet<>();
  private final List<Slot> opening;
  private int opened;
  private int latest;
  private Optional<ForkRequest> repeat = Optional.empty();

  /** The state before the first fork. */
  Schedule(RunPlan plan) {
    this.plan = plan;
    this.inference = new Inference(plan);
    this.protocols = new Protocols(plan);
    this.opening = Opening.of(plan);
    IntStream.range(0, plan.cells().size())
        .forEach(cell -> cells.put(plan.cells().get(cell).point(), cell));
  }

  /**
   * What a fork led to.
   *
   * @param disturbed why it is repeated and does not count; empty when it counts
   * @param changes what it changed in the race
   */
  record Effect(Optional<String> disturbed, List<Change> changes) {}

  /** Takes the next fork of the journal. */
  Effect accept(ForkResult fork) {
    Optional<String> disturbed = noise.next(fork);
    if (disturbed.isPresent() && repeatable(fork)) {
      repeat = Optional.of(request(Slot.of(fork), fork.attempt() + 1));
      return new Effect(disturbed, List.of());
    }
    repeat = repeat.filter(due -> !Slot.of(due).equals(Slot.of(fork)));
    done.add(Slot.of(fork));
    latest = cells.getOrDefault(fork.point(), latest);
    times.add(fork);
    protocols.add(fork);
    if (fork.role() == Role.LIMIT && !fork.outcome().ok()) {
      failedProbes.merge(fork.point(), 1, Integer::sum);
    }
    return new Effect(Optional.empty(), inference.accept(fork));
  }

  /**
   * The next step.
   *
   * @param elapsed time used so far; when the budget is spent, no new block is begun
   */
  Step next(Duration elapsed) {
    double remaining = plan.budgetMillis() - (double) elapsed.toMillis();
    if (repeat.isPresent()) {
      return new Step.Run(repeat.get());
    }
    Optional<Slot> slot =
        opening().or(this::unfinished).or(() -> cheapest(remaining)).or(() -> sentinel(remaining));
    if (slot.isEmpty()) {
      return new Step.Stop(
          verdictsOut() ? "every cell is closed" : "no further look fits into " + budget());
    }
    if (remaining <= 0 && begins(slot.get())) {
      return new Step.Stop("spent " + budget());
    }
    return new Step.Run(request(slot.get(), 0));
  }

  /** How far the race is, for the reader's patience only. */
  Progress progress(Duration elapsed) {
    return Forecast.of(plan, inference, times, protocols, done, elapsed);
  }

  private boolean repeatable(ForkResult fork) {
    return fork.role() == Role.MEASURED
        && cells.containsKey(fork.point())
        && fork.attempt() < NoiseRule.MOST_REPEATS
        && noise.repeatsPay();
  }

  /** The first fork of the opening that is missing. */
  private Optional<Slot> opening() {
    while (opened < opening.size() && !missing(opening.get(opened))) {
      opened++;
    }
    return opened < opening.size() ? Optional.of(opening.get(opened)) : Optional.empty();
  }

  /** The next fork of the cell that is on its way to a look: no other cell comes between. */
  private Optional<Slot> unfinished() {
    // Mostly the cell of the last fork is the one: looked at first, the others need not be.
    return IntStream.concat(IntStream.of(latest), IntStream.range(0, plan.cells().size()))
        .filter(cell -> {
          CellState state = inference.state(cell);
          return state.open() && state.begun() > state.drawn();
        })
        .boxed()
        .flatMap(cell -> toNextLook(cell).stream())
        .findFirst();
  }

  /**
   * The next fork of the open cell with the least predicted time to its verdict; one that the
   * opening left out comes before those that have had a look.
   */
  private Optional<Slot> cheapest(double remainingMillis) {
    record Candidate(int cell, boolean begun, boolean epsilonBest, double millis) {}
    double[] blocks = inference.blocksToVerdict();
    boolean[] epsilonBest = inference.epsilonBest();
    List<Candidate> candidates = new ArrayList<>();
    for (int cell = 0; cell < blocks.length; cell++) {
      CellState state = inference.state(cell);
      double toLook = state.due() - state.drawn();
      double block = blockMillis(cell);
      if (state.open() && toLook * block <= remainingMillis) {
        double expected = Double.isNaN(blocks[cell]) ? toLook : blocks[cell];
        boolean begun = state.begun() > 0;
        candidates.add(new Candidate(cell, begun, epsilonBest[cell], expected * block));
      }
    }
    return candidates.stream()
        .sorted(
            Comparator.comparing(Candidate::begun)
                .thenComparing(Candidate::epsilonBest)
                .thenComparingDouble(Candidate::millis))
        .flatMap(candidate -> toNextLook(candidate.cell()).stream())
        .findFirst();
  }

  /** The next sentinel; those of a cell are begun only when all of them fit into the budget. */
  private Optional<Slot> sentinel(double remainingMillis) {
    return Opening.sentinels(plan, Crossovers.neighbours(inference)).stream()
        .filter(this::missing)
        .filter(slot ->
            !begins(slot)
                || Protocols.SENTINEL_MILLIS * plan.cells().get(cell(slot)).contenders().size()
                    <= remainingMillis)
        .findFirst();
  }

  private Optional<Slot> toNextLook(int cell) {
    return IntStream.rangeClosed(Opening.firstBlock(plan), inference.state(cell).due())
        .boxed()
        .flatMap(block -> Opening.block(plan, cell, block).stream())
        .filter(this::missing)
        .findFirst();
  }

  private boolean missing(Slot slot) {
    return !done.contains(slot) && wanted(slot);
  }

  private boolean wanted(Slot slot) {
    CellState state = inference.state(cell(slot));
    return switch (slot.role()) {
      case PILOT ->
          state.active().contains(slot.contender())
              && state.begun() == 0
              && !protocols.settled(slot.point());
      case SENTINEL -> state.contending().contains(slot.contender());
      case LIMIT -> failedProbes.getOrDefault(slot.point(), 0) < 2;
      case MEASURED ->
          plan.order() == RunPlan.Order.SEQUENTIAL
              ? state.contending().contains(slot.contender())
              : state.open() && state.active().contains(slot.contender());
    };
  }

  /** Whether a fork is the first of its block; in a sequential race every fork stands alone. */
  private boolean begins(Slot slot) {
    return plan.order() == RunPlan.Order.SEQUENTIAL
        || done.stream()
            .noneMatch(other ->
                other.point().equals(slot.point())
                    && other.block() == slot.block()
                    && (other.role() == Role.SENTINEL) == (slot.role() == Role.SENTINEL));
  }

  private double blockMillis(int cell) {
    Cell contest = plan.cells().get(cell);
    Protocol protocol = protocols.expected(contest.point());
    return inference.state(cell).active().stream()
        .mapToDouble(contender -> times.millis(contest.point(), contender, protocol))
        .sum();
  }

  private boolean verdictsOut() {
    return IntStream.range(0, plan.cells().size()).noneMatch(cell -> inference.state(cell).open());
  }

  private String budget() {
    return "the budget of " + plan.budgetMillis() / 1000 + " s";
  }

  private ForkRequest request(Slot slot, int attempt) {
    return new ForkRequest(
        plan.cells().get(cell(slot)),
        slot.contender(),
        slot.block(),
        attempt,
        slot.role(),
        protocols.of(slot));
  }

  private int cell(Slot slot) {
    Integer cell = cells.get(slot.point());
    if (cell == null) {
      throw new IllegalArgumentException(slot.point() + " is not in the plan");
    }
    return cell;
  }
}
