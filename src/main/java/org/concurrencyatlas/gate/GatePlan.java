package org.concurrencyatlas.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.suite.BuiltInSlowdown;

/**
 * What a gate compares: in every cell of a run each contender's candidate with its baseline; in the
 * first cell the first contender's baseline also with its own copy and with a copy that is slowed
 * down, as controls of the session.
 *
 * @param run the plan of its run; its cells hold each contender in each variant
 * @param allowed a slowdown up to this share passes, in [0, 1)
 * @param metric what is compared
 * @param stored forks of an earlier run, which screen instead of fresh ones of the baseline; empty
 *     where both are run
 * @param confirms whether the baseline can be run, so that what is suspicious is confirmed by fresh
 *     blocks; else the gate can only advise
 */
public record GatePlan(
    RunPlan run, double allowed, RunMetric metric, List<ForkResult> stored, boolean confirms) {
  /** The variant that is known to be good. */
  public static final String BASELINE = "baseline";

  /** The variant that is on trial. */
  public static final String CANDIDATE = "candidate";

  /** The baseline with a slowdown built in. */
  public static final String SLOWED = "slowed";

  /** Blocks that say what is suspicious. */
  static final int SCREENING_BLOCKS = 3;

  /** Fresh blocks that confirm it. */
  static final int CONFIRMING_BLOCKS = 8;

  private static final String SECOND_COPY = "2";

  /** What is built into the slowed copy. */
  private static final double SLOWDOWN = 0.1;

  /** Two contenders at a point, the second on trial. */
  record Pair(Point point, Contender baseline, Contender candidate) {
    /** Who it is about, in no variant. */
    Contender contender() {
      return baseline.in("");
    }
  }

  public GatePlan {
    stored = List.copyOf(stored);
  }

  /** The first stage, over the forks so far. */
  Screening screening(GateForks forks) {
    return stored.isEmpty() ? new FreshScreening(this, forks) : new StoredScreening(this, forks);
  }

  /** The same plan, screened by stored forks. */
  public GatePlan screenedBy(List<ForkResult> forks, boolean confirming) {
    return new GatePlan(run, allowed, metric, forks, confirming);
  }

  /** Every contender of every cell, in their order. */
  List<Pair> pairs() {
    return run.cells().stream().flatMap(GatePlan::pairs).toList();
  }

  private static Stream<Pair> pairs(Cell cell) {
    return cell.contenders().stream()
        .filter(each -> each.variant().equals(CANDIDATE))
        .map(each -> new Pair(cell.point(), each.in(BASELINE), each));
  }

  /** The first contender's baseline against its own copy. */
  Pair sameTwice() {
    Pair first = pairs().getFirst();
    return new Pair(
        first.point(), first.baseline(), first.baseline().with(Contender.COPY, SECOND_COPY));
  }

  /** The first contender's baseline against itself, slowed down. */
  Pair slowed() {
    Pair first = pairs().getFirst();
    return new Pair(first.point(), first.baseline(), first.baseline().in(SLOWED));
  }

  /**
   * The plan of a gate.
   *
   * @param run a plan whose cells hold every contender as baseline and as candidate
   * @throws UsageException when there is nothing to compare
   */
  public static GatePlan of(RunPlan run, double allowed, RunMetric metric) {
    List<Variant> variants = new ArrayList<>(run.variants());
    variants.add(slowed(run.variants()));
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : run.cells()) {
      cells.add(cells.isEmpty() ? withControls(cell) : unprobed(cell, cell.contenders()));
    }
    return new GatePlan(
        run.with(cells, List.of(SCREENING_BLOCKS), AlphaSpending.weights(1), variants),
        allowed,
        metric,
        List.of(),
        /* confirms= */ true);
  }

  private static Variant slowed(List<Variant> variants) {
    Variant baseline =
        variants.stream()
            .filter(each -> each.name().equals(BASELINE))
            .findFirst()
            .orElseThrow(() -> new UsageException("a gate needs a variant called baseline"));
    List<String> flags = new ArrayList<>(baseline.jvmArguments());
    flags.add(BuiltInSlowdown.flag(SLOWDOWN));
    return new Variant(
        SLOWED, baseline.classPath(), baseline.javaHome(), flags, baseline.contents());
  }

  private static Cell withControls(Cell cell) {
    Contender first = cell.contenders().getFirst().in(BASELINE);
    List<Contender> all = new ArrayList<>(cell.contenders());
    all.add(first.with(Contender.COPY, SECOND_COPY));
    all.add(first.in(SLOWED));
    return unprobed(cell, all);
  }

  /** A gate compares two jars and needs no physical limit. */
  private static Cell unprobed(Cell cell, List<Contender> contenders) {
    return new Cell(
        cell.point(), contenders, cell.tasks(), cell.limitNanosPerBatch(), /* probed= */ false);
  }
}
