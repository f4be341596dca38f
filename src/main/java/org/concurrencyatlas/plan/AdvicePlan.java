package org.concurrencyatlas.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.race.FirstLookPlan;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * Turns the numbers of a service into a plan: a cell for exactly these numbers, with pools of the
 * sizes that Little's law asks for, and as many cells beside it as the budget allows, in each of
 * which one number is four times as large or as small.
 */
public final class AdvicePlan {
  /** The name of such a plan, and of its run's folder. */
  public static final String NAME = "advise";

  private static final double EPSILON = 0.1;
  private static final List<Integer> LOOKS = List.of(3, 5, 8);
  private static final int ITERATIONS = 3;
  private static final long ITERATION_MILLIS = 250;
  private static final long WARMUP_MILLIS = 750;
  private static final long TIMEOUT_MILLIS = 30_000;

  /** From a number to the next in the cells beside the one that is asked for. */
  private static final int STEP = 4;

  private final WorkloadCatalogue workloads;
  private final ModelCatalogue models;
  private final DemandPoints points;
  private final int processors;

  /**
   * A planner for a machine.
   *
   * @param processors its processors
   */
  public AdvicePlan(WorkloadCatalogue workloads, ModelCatalogue models, int processors) {
    this.workloads = workloads;
    this.models = models;
    this.points = new DemandPoints(workloads, processors);
    this.processors = processors;
  }

  /** The flags of every fork of such a plan. */
  public static List<String> forkFlags() {
    return ForkFlags.with(List.of());
  }

  /**
   * Checks the numbers without a plan.
   *
   * @throws UsageException when one is out of range
   */
  public void check(Demand demand) {
    points.of(demand);
  }

  /**
   * The plan; its first cell is that of the demand.
   *
   * @throws UsageException when the demand is out of range, or cannot be measured on this machine
   *     or within the budget
   */
  public RunPlan of(Demand demand, Duration budget, Instant now) {
    Cell asked = cell(demand, true);
    Protocol protocol = protocol(points.limit(asked.point(), demand));
    refuseWhatTheMachineCannotDo(asked, protocol);
    RunPlan plan = plan(asked, protocol, budget, now);
    refuseTooLittleTime(plan, budget);
    double laterLooks = laterLooksMillis(plan);
    for (Demand neighbour : neighbours(demand)) {
      List<Cell> more =
          Stream.concat(plan.cells().stream(), Stream.of(cell(neighbour, false))).toList();
      RunPlan larger = plan.with(more, LOOKS, plan.weights(), plan.variants());
      if (FirstLookPlan.millis(larger) + laterLooks <= budget.toMillis()
          && fits(more.getLast(), neighbour, protocol)) {
        plan = larger;
      }
    }
    return plan;
  }

  private static RunPlan plan(Cell asked, Protocol protocol, Duration budget, Instant now) {
    return new RunPlan(
        NAME,
        now.toEpochMilli(),
        List.of(asked),
        protocol,
        LOOKS,
        Planner.ALPHA,
        EPSILON,
        RunPlan.Order.INTERLEAVED,
        0,
        budget.toMillis(),
        forkFlags(),
        now,
        AlphaSpending.weights(LOOKS.size()),
        List.of());
  }

  /** All looks of the cell that is asked for come before what would change its answer. */
  private static double laterLooksMillis(RunPlan asked) {
    double blocksLeft = (double) LOOKS.getLast() / LOOKS.getFirst() - 1;
    return blocksLeft * FirstLookPlan.millis(asked);
  }

  /**
   * A cell of a demand. Where it is asked for every model takes part that is fit for it and stays
   * in the JVM, pools in several sizes; in the cells beside it one of each, without those that
   * start a platform thread for each task or cannot hold several tasks.
   */
  private Cell cell(Demand demand, boolean asked) {
    Point point = points.of(demand);
    Trait fit = demand.waitNanos() == 0 ? Trait.COMPUTES : Trait.WAITS;
    List<String> names =
        models.all().stream()
            .map(ConcurrencyModel::info)
            .filter(model -> model.is(fit) && !model.is(Trait.BY_NAME))
            .filter(model -> model.processes().isEmpty())
            .filter(model -> asked || isQuick(model))
            .map(ModelInfo::id)
            .toList();
    Cell matched =
        new Planner(workloads, models).cell(new Profile.CellToBe(point.toString(), names));
    List<Contender> contenders =
        matched.contenders().stream().flatMap(each -> sized(each, demand, asked)).toList();
    return new Cell(
        point, contenders, matched.tasks(), matched.limitNanosPerBatch(), matched.probed());
  }

  private static boolean isQuick(ModelInfo model) {
    return !model.is(Trait.THREAD_PER_TASK) && !model.admission().isEmpty();
  }

  private Stream<Contender> sized(Contender contender, Demand demand, boolean asked) {
    long size = demand.littlesLaw(processors);
    Stream<Contender> sizes =
        PoolSizes.around(info(contender), contender, size, demand.inFlight(), processors);
    return asked ? sizes : Stream.of(PoolSizes.sized(info(contender), contender, size));
  }

  /** Nearest first on each axis, the larger before the smaller. */
  private static List<Demand> neighbours(Demand demand) {
    return Stream.of(true, false)
        .flatMap(larger ->
            Stream.of(Axis.IN_FLIGHT, Axis.CPU, Axis.WAIT)
                .filter(axis -> axis.of(demand) >= STEP)
                .map(axis ->
                    axis.with(demand, larger ? axis.of(demand) * STEP : axis.of(demand) / STEP)))
        .map(AdvicePlan::inWholeMicros)
        .filter(DemandPoints::inRange)
        .toList();
  }

  private static Demand inWholeMicros(Demand demand) {
    return Axis.WAIT.with(demand, demand.waitNanos() / 1_000 * 1_000);
  }

  /** The forks of all cells are of one length: a batch must fit into about one iteration. */
  private boolean fits(Cell cell, Demand demand, Protocol protocol) {
    long batch = points.limit(cell.point(), demand).toMillis();
    return batch <= 2 * protocol.iterationMillis() && refusals(cell, protocol).isEmpty();
  }

  private static Protocol protocol(Duration batch) {
    long iteration = Math.max(ITERATION_MILLIS, batch.toMillis());
    long warmup = Math.max(WARMUP_MILLIS, batch.toMillis());
    return Protocol.of(
        Duration.ofMillis(warmup),
        ITERATIONS,
        Duration.ofMillis(iteration),
        Duration.ofMillis(TIMEOUT_MILLIS + 4 * (warmup + ITERATIONS * iteration)));
  }

  private List<String> refusals(Cell cell, Protocol protocol) {
    CapacityCheck capacity =
        new CapacityCheck(workloads, models, Duration.ofMillis(protocol.timeoutMillis()));
    return cell.contenders().stream()
        .map(each -> capacity.refusal(cell, each))
        .flatMap(Optional::stream)
        .toList();
  }

  private void refuseWhatTheMachineCannotDo(Cell cell, Protocol protocol) {
    List<String> refusals = refusals(cell, protocol);
    if (cell.contenders().size() - refusals.size() < 2) {
      throw new UsageException(
          "this machine cannot measure %s: %s; give smaller numbers"
              .formatted(cell.point(), refusals.getFirst()));
    }
  }

  private static void refuseTooLittleTime(RunPlan plan, Duration budget) {
    double needed = FirstLookPlan.millis(plan);
    if (needed > budget.toMillis()) {
      Cell cell = plan.cells().getFirst();
      throw new UsageException(
          "%s cannot be measured within --budget %ds: %d forks of each of %d contenders take %ds;"
                  .formatted(
                      cell.point(),
                      budget.toSeconds(),
                      LOOKS.getFirst(),
                      cell.contenders().size(),
                      (long) Math.ceil(needed / 1_000))
              + " give a longer one or smaller numbers");
    }
  }

  private ModelInfo info(Contender contender) {
    return models.get(contender.model()).info();
  }
}
