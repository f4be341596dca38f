package org.concurrencyatlas.race;

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
import org.concurrencyatlas.inference.CellState;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;

/**
 * Decides what is run next. It is fed the journal fork by fork; its decision is a function of the
 * plan, the journal and the time used, of nothing else, so that a resumed run goes on as if it had
 * never been stopped.
 */
final class RaceScheduler {
  private final RunPlan plan;
  private final RunInference inference;
  private final RepeatRule repeats = new RepeatRule();
  private final ForkDurations times = new ForkDurations();
  private final WarmUpByCell protocols;
  private final Map<Point, Integer> cells = new HashMap<>();
  private final Map<Point, Integer> failedProbes = new HashMap<>();
  private final Set<PlannedFork> done = new HashSet<>();
  private final List<PlannedFork> firstForks;
  private int opened;
  private int latest;
  private Optional<ForkRequest> repeat = Optional.empty();

  /** The state before the first fork. */
  RaceScheduler(RunPlan plan) {
    this.plan = plan;
    this.inference = new RunInference(plan);
    this.protocols = new WarmUpByCell(plan);
    this.firstForks = FirstLookPlan.of(plan);
    IntStream.range(0, plan.cells().size())
        .forEach(cell -> cells.put(plan.cells().get(cell).point(), cell));
  }

  /**
   * What a fork led to.
   *
   * @param disturbed why it is repeated and does not count; empty when it counts
   * @param changes what it changed in the race
   */
  record Effect(Optional<String> disturbed, List<RaceEvent> changes) {}

  /** Takes the next fork of the journal. */
  Effect accept(ForkResult fork) {
    Optional<String> disturbed = repeats.next(fork).filter(_ -> cells.containsKey(fork.point()));
    if (disturbed.isPresent()) {
      repeat = Optional.of(request(PlannedFork.of(fork), fork.attempt() + 1));
      return new Effect(disturbed, List.of());
    }
    repeat = repeat.filter(due -> !PlannedFork.of(due).equals(PlannedFork.of(fork)));
    done.add(PlannedFork.of(fork));
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
   * @param elapsed time used so far; when the budget is spent, no fork is begun, not even a repeat
   */
  NextAction next(Duration elapsed) {
    double remaining = plan.budgetMillis() - (double) elapsed.toMillis();
    if (repeat.isPresent() && remaining > 0) {
      return new NextAction.Run(repeat.get());
    }
    Optional<PlannedFork> planned =
        nextFirstFork()
            .or(this::unfinished)
            .or(() -> cheapest(remaining))
            .or(() -> longFork(remaining));
    if (planned.isEmpty()) {
      return new NextAction.Stop(
          verdictsOut() ? "every cell is closed" : "no further look fits into " + budget());
    }
    if (remaining <= 0) {
      return new NextAction.Stop("spent " + budget());
    }
    return new NextAction.Run(request(planned.get(), 0));
  }

  /** How far the race is; only for display. */
  Progress progress(Duration elapsed) {
    return ProgressEstimate.of(plan, inference, times, protocols, done, elapsed);
  }

  /** The first missing fork of those up to the first look. */
  private Optional<PlannedFork> nextFirstFork() {
    while (opened < firstForks.size() && !missing(firstForks.get(opened))) {
      opened++;
    }
    return opened < firstForks.size() ? Optional.of(firstForks.get(opened)) : Optional.empty();
  }

  /** The next fork of the cell that is on its way to a look: no other cell comes between. */
  private Optional<PlannedFork> unfinished() {
    // nearly always it is the cell of the last fork, so that is tried first
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
   * The next fork of the open cell with the least predicted time to its verdict; one that was left
   * out at first comes before those that have had a look.
   */
  private Optional<PlannedFork> cheapest(double remainingMillis) {
    record Candidate(int cell, boolean begun, boolean epsilonBest, double millis) {}
    double[] blocks = inference.blocksToVerdict();
    boolean[] epsilonBest = inference.epsilonBest();
    List<Candidate> candidates = new ArrayList<>();
    for (int cell = 0; cell < blocks.length; cell++) {
      CellState state = inference.state(cell);
      double toLook = state.due() - state.drawn();
      double block = blockMillis(cell);
      if (plan.measures(cell) && state.open() && toLook * block <= remainingMillis) {
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

  /** The next long fork; those of a cell are begun only when all of them fit into the budget. */
  private Optional<PlannedFork> longFork(double remainingMillis) {
    return LongForks.of(plan, inference).stream()
        .filter(this::missing)
        .filter(planned -> checked(planned.point()) || LongForks.millisOfCell() <= remainingMillis)
        .findFirst();
  }

  /** Whether long forks of a cell were begun. */
  private boolean checked(Point point) {
    return done.stream()
        .anyMatch(other -> other.role() == Role.SENTINEL && other.point().equals(point));
  }

  private Optional<PlannedFork> toNextLook(int cell) {
    return IntStream.rangeClosed(FirstLookPlan.firstBlock(plan), inference.state(cell).due())
        .boxed()
        .flatMap(block -> FirstLookPlan.block(plan, cell, block).stream())
        .filter(this::missing)
        .findFirst();
  }

  private boolean missing(PlannedFork planned) {
    return !done.contains(planned) && wanted(planned);
  }

  private boolean wanted(PlannedFork planned) {
    CellState state = inference.state(cell(planned));
    return switch (planned.role()) {
      case PILOT ->
          state.active().contains(planned.contender())
              && state.begun() == 0
              && !protocols.settled(planned.point());
      case SENTINEL -> state.contending().contains(planned.contender());
      case LIMIT -> failedProbes.getOrDefault(planned.point(), 0) < 2;
      case MEASURED ->
          plan.order() == RunPlan.Order.SEQUENTIAL
              ? state.contending().contains(planned.contender())
              : state.open() && state.active().contains(planned.contender());
    };
  }

  private double blockMillis(int cell) {
    Cell cellInference = plan.cells().get(cell);
    Protocol protocol = protocols.expected(cellInference.point());
    return inference.state(cell).active().stream()
        .mapToDouble(contender -> times.millis(cellInference.point(), contender, protocol))
        .sum();
  }

  private boolean verdictsOut() {
    return IntStream.range(0, plan.cells().size())
        .filter(plan::measures)
        .noneMatch(cell -> inference.state(cell).open());
  }

  private String budget() {
    return "the budget of " + plan.budgetMillis() / 1000 + " s";
  }

  private ForkRequest request(PlannedFork planned, int attempt) {
    return new ForkRequest(
        plan.cells().get(cell(planned)),
        planned.contender(),
        planned.block(),
        attempt,
        planned.role(),
        protocols.of(planned));
  }

  private int cell(PlannedFork planned) {
    Integer cell = cells.get(planned.point());
    if (cell == null) {
      throw new IllegalArgumentException(planned.point() + " is not in the plan");
    }
    return cell;
  }
}
