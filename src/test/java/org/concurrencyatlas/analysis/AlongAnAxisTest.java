package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw;
import org.concurrencyatlas.verdict.Crossover;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.ScalingCurve;
import org.junit.jupiter.api.Test;

/** Crossovers and scaling curves over a run, and the shuffling of its labels. */
class AlongAnAxisTest {
  private static final int[] AXIS = {1, 2, 4, 8, 16, 32, 64};

  @Test
  void aCrossoverIsLocatedWhereTheTwoAreEqual() {
    // B gains 10 % on A with every doubling and is level with it at 8 · 2^0.5 = 11.3.
    List<Crossover> crossovers = crossovers(0.01, x -> 0.1 * (log2(x) - 3.5));

    assertThat(crossovers).hasSize(1);
    Crossover crossover = crossovers.getFirst();
    assertThat(crossover.below()).isEqualTo(A);
    assertThat(crossover.above()).isEqualTo(B);
    assertThat(crossover.at().low()).isBetween(8.0, 11.3);
    assertThat(crossover.at().high()).isBetween(11.3, 16.0);
    assertThat(crossover.between())
        .extracting(point -> point.parameter("number"))
        .containsExactly(8L, 16L);
    assertThat(crossover.nodes()).hasSize(AXIS.length);
  }

  @Test
  void aChangeOfLeadersThatMayBeChanceIsNotTold() {
    assertThat(crossovers(0.03, x -> 0.001 * (log2(x) - 3))).isEmpty();
  }

  /** A line through all points of such a curve would cross far from where the leaders change. */
  @Test
  void onACurveThatSaturatesTheChangeLiesBetweenItsNeighbours() {
    List<Crossover> crossovers = crossovers(0.01, x -> x < 12 ? -0.06 : 0.6);

    assertThat(crossovers).hasSize(1);
    assertThat(crossovers.getFirst().at().low()).isBetween(8.0, 16.0);
    assertThat(crossovers.getFirst().at().high()).isBetween(8.0, 16.0);
  }

  @Test
  void amongEqualContendersNoCrossoverIsTold() {
    int told = 0;
    for (int seed = 0; seed < 100; seed++) {
      told += crossovers(seed, 0.02, x -> 0).isEmpty() ? 0 : 1;
    }

    assertThat(told).as("of 100 runs, seeds 0 to 99").isLessThanOrEqualTo(5);
  }

  @Test
  void modelsThatAreBoundedByTheConcurrencyOfTheirCellsAreTheSameAlongIt() {
    // The planner writes the cell's bound into every contender: fixed-pool(threads=16), …
    Random random = new Random(5);
    List<Cell> cells = new ArrayList<>();
    JournalBuilder journal = new JournalBuilder();
    for (int bound : AXIS) {
      Contender pool = Contender.parse("fixed-pool(threads=" + bound + ")");
      Contender virtual = Contender.parse("virtual-threads(admit=" + bound + ")");
      Cell cell =
          new Cell(
              Point.parse("mixed(concurrency=" + bound + ")"), List.of(pool, virtual), 1, 0, false);
      cells.add(cell);
      double lead = 0.1 * (log2(bound) - 3.5);
      journal.forks(cell, pool, noisy(random, 0.01, 100.0 / bound));
      journal.forks(cell, virtual, noisy(random, 0.01, 100 * Math.exp(-lead) / bound));
    }
    RunPlan plan = plan(List.of(5), cells.toArray(Cell[]::new));

    assertThat(RunAnalysis.of(plan, journal.journal()).crossovers())
        .singleElement()
        .satisfies(crossover -> {
          assertThat(crossover.below()).hasToString("fixed-pool");
          assertThat(crossover.above()).hasToString("virtual-threads");
          assertThat(crossover.at().estimate()).isCloseTo(11.3, within(1.0));
        });
    assertThat(RunAnalysis.of(plan, journal.journal()).curves())
        .extracting(ScalingCurve::subject)
        .containsExactly("mixed · fixed-pool", "mixed · virtual-threads");
  }

  @Test
  void anAnalysisHoldsTheVerdictsThatTheJournalGivesAlone() {
    Cell[] cells = Arrays.stream(AXIS).mapToObj(x -> cell(x, A, B)).toArray(Cell[]::new);
    JournalBuilder journal = new JournalBuilder();
    Random random = new Random(13);
    for (Cell cell : cells) {
      journal.forks(cell, A, noisy(random, 0.02, 10)).forks(cell, B, noisy(random, 0.02, 11));
    }
    RunPlan plan = plan(List.of(3, 5), cells);

    assertThat(RunAnalysis.of(plan, journal.journal()).verdicts())
        .isEqualTo(VerdictRules.of(plan, journal.journal()));
  }

  @Test
  void twoPointsAreNoAxis() {
    RunPlan plan = plan(List.of(5), cell(1, A, B), cell(2, A, B));

    assertThat(RunAnalysis.of(plan, List.of()).crossovers()).isEmpty();
  }

  @Test
  void aScalingCurveOverASettingIsFitted() {
    ScalingLaw truth = new ScalingLaw(0.03, 2e-3, 1000);
    Contender[] pools =
        Arrays.stream(AXIS)
            .mapToObj(threads -> Contender.parse("fixed-pool(threads=" + threads + ")"))
            .toArray(Contender[]::new);
    Cell cell = cell(1, pools);
    JournalBuilder journal = new JournalBuilder();
    Random random = new Random(3);
    for (int i = 0; i < AXIS.length; i++) {
      double millis = 100 * 1e3 / truth.at(AXIS[i]);
      journal.forks(cell, pools[i], noisy(random, 0.01, millis));
    }

    List<ScalingCurve> curves = RunAnalysis.of(plan(List.of(5), cell), journal.journal()).curves();

    assertThat(curves).hasSize(1);
    ScalingCurve curve = curves.getFirst();
    assertThat(curve.subject()).isEqualTo("sha256(number=1) · fixed-pool");
    assertThat(curve.axis()).isEqualTo("threads");
    assertThat(curve.nodes()).extracting(ScalingCurve.Node::level).startsWith(1.0, 2.0, 4.0);
    assertThat(Math.exp(curve.nodes().getFirst().score().mean())).isCloseTo(1000, within(50.0));
    ScalingFit universal = curve.fit(ScalingLaw.Law.UNIVERSAL).orElseThrow();
    assertThat(universal.peak().low()).isLessThan(truth.peak());
    assertThat(universal.peak().high()).isGreaterThan(truth.peak());
    assertThat(universal.peakKnown()).isTrue();
    assertThat(curve.fit(ScalingLaw.Law.AMDAHL)).isPresent();
  }

  @Test
  void shufflingTheLabelsOfTrueDifferencesFindsNoFalseWinners() {
    Cell[] cells = IntStream.range(0, 6).mapToObj(i -> cell(i, A, B)).toArray(Cell[]::new);
    JournalBuilder journal = new JournalBuilder();
    Random random = new Random(11);
    for (Cell cell : cells) {
      journal.forks(cell, A, noisy(random, 0.02, 10)).forks(cell, B, noisy(random, 0.02, 20));
    }
    RunPlan plan = plan(List.of(5), cells);

    PermutationTest shuffle = PermutationTest.of(plan, journal.journal(), 200, 1);

    assertThat(VerdictRules.of(plan, journal.journal()).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_CERTIFIED);
    assertThat(shuffle.lowerBound()).isLessThanOrEqualTo(0.05);
    assertThat(shuffle.shuffles()).isEqualTo(200);
    assertThat(PermutationTest.of(plan, journal.journal(), 200, 1)).isEqualTo(shuffle);
  }

  private static List<Crossover> crossovers(double noise, DoubleUnaryOperator leadOfB) {
    return crossovers(2, noise, leadOfB);
  }

  private static List<Crossover> crossovers(long seed, double noise, DoubleUnaryOperator leadOfB) {
    Random random = new Random(seed);
    Cell[] cells = Arrays.stream(AXIS).mapToObj(x -> cell(x, A, B)).toArray(Cell[]::new);
    JournalBuilder journal = new JournalBuilder();
    for (int i = 0; i < cells.length; i++) {
      double lead = leadOfB.applyAsDouble(AXIS[i]);
      journal.forks(cells[i], A, noisy(random, noise, 10));
      journal.forks(cells[i], B, noisy(random, noise, 10 * Math.exp(-lead)));
    }
    return RunAnalysis.of(plan(List.of(5), cells), journal.journal()).crossovers();
  }

  private static double[] noisy(Random random, double noise, double millis) {
    return IntStream.range(0, 5)
        .mapToDouble(b -> millis * Math.exp(noise * random.nextGaussian()))
        .toArray();
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
