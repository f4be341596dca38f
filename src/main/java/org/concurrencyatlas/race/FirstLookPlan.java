package org.concurrencyatlas.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;

/** The part of a race that is fixed before its first fork: everything up to the first look. */
public final class FirstLookPlan {
  /** The contender of a fork that probes the physical limit. */
  static final Contender LIMIT = Contender.of("limit", Map.of());

  private static final int PILOT_BLOCK = 0;

  private final RunPlan plan;
  private final boolean piloted;

  private FirstLookPlan(RunPlan plan) {
    this.plan = plan;
    this.piloted = SteadyStateDetector.piloted(plan.protocol());
  }

  /**
   * The forks up to the first look in their order: for each block, the pilots being block 0, all
   * cells in an order of the block's own. In a sequential race all forks of all looks, contender
   * after contender. A budget that cannot bring every cell to its first look brings some there
   * instead of none: those cells open the race that fit into it one after another.
   */
  static List<PlannedFork> of(RunPlan plan) {
    FirstLookPlan first = new FirstLookPlan(plan);
    return switch (plan.order()) {
      case INTERLEAVED -> first.interleaved().toList();
      case SEQUENTIAL -> first.sequential().toList();
    };
  }

  /** One block of a cell in its order: every contender, and the probe of the limit. */
  static List<PlannedFork> block(RunPlan plan, int cell, int block) {
    Cell inference = plan.cells().get(cell);
    if (block == PILOT_BLOCK) {
      return SeededOrder.shuffled(pilots(inference), plan.seed(), cell, block);
    }
    List<PlannedFork> planned = new ArrayList<>();
    for (Contender contender : inference.contenders()) {
      planned.add(new PlannedFork(inference.point(), contender, block, Role.MEASURED));
    }
    if (inference.probed()) {
      planned.add(new PlannedFork(inference.point(), LIMIT, block, Role.LIMIT));
    }
    return SeededOrder.shuffled(planned, plan.seed(), cell, block);
  }

  /** The pilots of a contender are counted from 0. */
  private static List<PlannedFork> pilots(Cell cell) {
    return IntStream.range(0, SteadyStateDetector.PILOTS)
        .boxed()
        .flatMap(number ->
            cell.contenders().stream()
                .map(each -> new PlannedFork(cell.point(), each, number, Role.PILOT)))
        .toList();
  }

  /** The time that the first look of all cells that are measured may take at the most. */
  public static double millis(RunPlan plan) {
    FirstLookPlan first = new FirstLookPlan(plan);
    return first.cells().stream().mapToDouble(first::millis).sum();
  }

  /** The first block of a cell: 0 when pilots come first. */
  static int firstBlock(RunPlan plan) {
    return SteadyStateDetector.piloted(plan.protocol()) ? PILOT_BLOCK : 1;
  }

  private Stream<PlannedFork> interleaved() {
    List<Integer> affordable = affordable();
    return IntStream.rangeClosed(firstBlock(plan), plan.looks().getFirst())
        .boxed()
        .flatMap(block ->
            SeededOrder.shuffled(affordable, plan.seed(), block).stream()
                .flatMap(cell -> block(plan, cell, block).stream()));
  }

  /** The unsound order, for demonstration: a drift of the machine looks like a difference. */
  private Stream<PlannedFork> sequential() {
    return affordable().stream()
        .flatMap(cell ->
            IntStream.rangeClosed(firstBlock(plan), plan.looks().getLast())
                .boxed()
                .flatMap(block -> block(plan, cell, block).stream())
                .sorted(
                    Comparator.comparing((PlannedFork planned) -> planned.role() != Role.PILOT)
                        .thenComparingInt(planned -> rank(cell, planned))));
  }

  private int rank(int cell, PlannedFork planned) {
    int place = plan.cells().get(cell).contenders().indexOf(planned.contender());
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  /** The cells, in the order of the plan, that fit into the budget; one at least. */
  private List<Integer> affordable() {
    List<Integer> affordable = new ArrayList<>();
    double left = plan.budgetMillis();
    for (int cell : cells()) {
      if (affordable.isEmpty() || millis(cell) <= left) {
        affordable.add(cell);
        left -= millis(cell);
      }
    }
    return affordable;
  }

  private double millis(int cell) {
    Cell inference = plan.cells().get(cell);
    int contenders = inference.contenders().size();
    int blocks =
        plan.order() == RunPlan.Order.SEQUENTIAL ? plan.looks().getLast() : plan.looks().getFirst();
    Protocol longest = plan.protocol().withWarmup(plan.protocol().maxWarmupMillis());
    double pilots =
        piloted
            ? contenders
                * SteadyStateDetector.PILOTS
                * ForkDurations.started((double) SteadyStateDetector.leastPilotMillis())
            : 0;
    int forks = blocks * (contenders + (inference.probed() ? 1 : 0));
    return pilots + forks * ForkDurations.prescribed(longest);
  }

  private List<Integer> cells() {
    return IntStream.range(0, plan.cells().size()).filter(plan::measures).boxed().toList();
  }
}
