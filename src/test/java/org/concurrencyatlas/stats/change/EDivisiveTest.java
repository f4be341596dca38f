package org.concurrencyatlas.stats.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.stats.change.EDivisive.Changes;
import org.junit.jupiter.api.Test;

/** Where the mean of a series changes. Every simulation has a fixed seed, which is printed. */
class EDivisiveTest {
  private static final long SEED = 20_261_201;

  /** A step from 0 to 10 with scatter ±1 in turn: t = 10/√(s²·2/12), s² = 12/11. */
  @Test
  void aStepIsFoundWithTheRatioAndTheErrorThatAreComputedByHand() {
    double[] values =
        IntStream.range(0, 24).mapToDouble(i -> turn(i) + (i < 12 ? 0 : 10)).toArray();

    Changes changes = EDivisive.of(values);

    assertThat(changes.points()).hasSize(1);
    ChangePoint point = changes.points().getFirst();
    assertThat(point.index()).isEqualTo(12);
    assertThat(point.difference().estimate()).isCloseTo(10, within(1e-12));
    // t(0.975, 22) = 2.073873; the standard error is √(12/11·2/12) = 0.426401
    assertThat(point.difference().low()).isCloseTo(10 - 2.073873 * 0.426401, within(1e-5));
    assertThat(point.p()).isLessThan(1e-10);
  }

  @Test
  void severalStepsAreFoundInOrder() {
    double[] values =
        IntStream.range(0, 60)
            .mapToDouble(i -> turn(i) * 0.1 + (i < 15 ? 1 : i < 40 ? 3 : 2))
            .toArray();

    assertThat(EDivisive.of(values).points())
        .extracting(ChangePoint::index)
        .containsExactly(15, 40);
  }

  /** A bump must not hide because the series afterwards is as it was before. */
  @Test
  void aBumpHasTwoChanges() {
    double[] values = noise(new SplittableRandom(SEED), 40);
    IntStream.range(18, 24).forEach(i -> values[i] += 8);

    assertThat(EDivisive.of(values).points())
        .extracting(ChangePoint::index)
        .containsExactly(18, 24);
  }

  @Test
  void changesBeyondTheFirstWindowAreFound() {
    double[] values = noise(new SplittableRandom(SEED), 180);
    IntStream.range(110, 180).forEach(i -> values[i] += 5);

    assertThat(EDivisive.of(values).points()).extracting(ChangePoint::index).containsExactly(110);
  }

  @Test
  void aConstantSeriesDoesNotChange() {
    double[] values = new double[30];
    Arrays.fill(values, 7);

    assertThat(EDivisive.of(values).points()).isEmpty();
  }

  @Test
  void unitAndSignDoNotMatter() {
    double[] values = noise(new SplittableRandom(SEED), 40);
    IntStream.range(25, 40).forEach(i -> values[i] += 4);
    double[] other = Arrays.stream(values).map(x -> 100 - 3 * x).toArray();

    assertThat(EDivisive.of(other).points())
        .extracting(ChangePoint::index)
        .containsExactlyElementsOf(
            EDivisive.of(values).points().stream().map(ChangePoint::index).toList())
        .isNotEmpty();
  }

  @Test
  void belowTwentyValuesNothingIsLookedFor() {
    assertThatThrownBy(() -> EDivisive.of(new double[19]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("19 values; a change is looked for in 20 or more");
  }

  @Test
  void ofNullSeriesAtMostTwoPercentAreFlagged() {
    for (int n : new int[] {20, 40, 60}) {
      SplittableRandom random = new SplittableRandom(SEED);
      double share = flagged(400, i -> noise(random, n));
      report("normal, independent, %d runs: %.1f %% flagged".formatted(n, 100 * share));

      assertThat(share).as("%d runs, seed %d", n, SEED).isLessThanOrEqualTo(0.02);
    }
  }

  /** Logarithms of times with rare slow sessions: Student's t with three degrees of freedom. */
  @Test
  void ofNullSeriesWithHeavyTailsAtMostTwoPercentAreFlagged() {
    SplittableRandom random = new SplittableRandom(SEED);
    double share = flagged(200, i -> heavy(random, 40));
    report("t with 3 degrees, %d runs: %.1f %% flagged".formatted(40, 100 * share));

    assertThat(share).as("seed %d", SEED).isLessThanOrEqualTo(0.02);
  }

  @Test
  void ofNullSeriesWithAlikeNeighboursAtMostTwoPercentAreFlagged() {
    for (double correlation : new double[] {0.3, 0.5}) {
      SplittableRandom random = new SplittableRandom(SEED);
      double share = flagged(200, i -> alike(random, 40, correlation));
      report("autocorrelation %s, 40 runs: %.1f %% flagged".formatted(correlation, 100 * share));

      assertThat(share).as("%s, seed %d", correlation, SEED).isLessThanOrEqualTo(0.02);
    }
  }

  @Test
  void aStepOfThreeStandardDeviationsIsFoundWhereItIs() {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    int near = 0;
    int series = 300;
    for (int i = 0; i < series; i++) {
      double[] values = noise(random, 40);
      IntStream.range(20, 40).forEach(k -> values[k] += 3);
      var points = EDivisive.of(values).points();
      found += points.isEmpty() ? 0 : 1;
      near += points.size() == 1 && Math.abs(points.getFirst().index() - 20) <= 1 ? 1 : 0;
    }
    report(
        "step of 3 sd in the middle of 40 runs: %.1f %% found, %.1f %% alone and within a run"
            .formatted(100.0 * found / series, 100.0 * near / series));

    assertThat(found).as("of %d, seed %d", series, SEED).isGreaterThanOrEqualTo(series * 95 / 100);
    assertThat(near).as("of %d, seed %d", series, SEED).isGreaterThanOrEqualTo(series * 90 / 100);
  }

  @Test
  void aStepIsFoundAmongAlikeNeighbours() {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    int series = 40;
    for (int i = 0; i < series; i++) {
      double[] values = alike(random, 40, 0.3);
      IntStream.range(20, 40).forEach(k -> values[k] += 5);
      var points = EDivisive.of(values).points();
      found += points.stream().anyMatch(each -> Math.abs(each.index() - 20) <= 1) ? 1 : 0;
    }
    report(
        "step of 5 sd, autocorrelation 0.3, 40 runs: %.1f %% found within a run"
            .formatted(100.0 * found / series));

    assertThat(found).as("seed %d", SEED).isGreaterThanOrEqualTo(36);
  }

  /** The third run after a change is the first that can tell it. */
  @Test
  void aLargeStepIsFoundAFewRunsAfterIt() {
    for (int after : new int[] {3, 5}) {
      SplittableRandom random = new SplittableRandom(SEED);
      int found = 0;
      int series = 100;
      for (int i = 0; i < series; i++) {
        double[] values = noise(random, 40);
        IntStream.range(40 - after, 40).forEach(k -> values[k] += 5);
        found += EDivisive.of(values).points().isEmpty() ? 0 : 1;
      }
      report(
          "step of 5 sd %d runs before the last of 40: %.1f %% found"
              .formatted(after, 100.0 * found / series));

      assertThat(found).as("%d runs, seed %d", after, SEED).isGreaterThanOrEqualTo(85);
    }
  }

  @Test
  void theTestFollowsTheShapeOfTheScatter() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] normal = noise(random, 40);
    double[] outliers = normal.clone();
    outliers[5] += 9;
    outliers[22] -= 9;
    double[] waves =
        IntStream.range(0, 40).mapToDouble(i -> normal[i] * 0.2 + Math.sin(i / 2.0)).toArray();

    assertThat(EDivisive.of(normal).test()).isEqualTo(EDivisive.Test.STUDENT);
    assertThat(EDivisive.of(outliers).test()).isEqualTo(EDivisive.Test.SHUFFLED_VALUES);
    assertThat(EDivisive.of(waves).test()).isEqualTo(EDivisive.Test.SHUFFLED_INNOVATIONS);
  }

  @Test
  void aStepIsFoundAmongHeavyTailsToo() {
    double[] values = noise(new SplittableRandom(SEED), 40);
    IntStream.range(20, 40).forEach(i -> values[i] += 6);
    values[7] += 15;
    values[30] -= 15;

    Changes changes = EDivisive.of(values);

    assertThat(changes.test()).isNotEqualTo(EDivisive.Test.STUDENT);
    assertThat(changes.points()).extracting(ChangePoint::index).containsExactly(20);
    assertThat(changes.points().getFirst().p()).isBetween(1e-4, 1e-3);
    assertThat(EDivisive.of(values)).as("the same every time").isEqualTo(changes);
  }

  private static double flagged(int series, IntFunction<double[]> next) {
    int flagged = 0;
    for (int i = 0; i < series; i++) {
      flagged += EDivisive.of(next.apply(i)).points().isEmpty() ? 0 : 1;
    }
    return (double) flagged / series;
  }

  private static double turn(int i) {
    return i % 2 == 0 ? 1 : -1;
  }

  private static double[] noise(SplittableRandom random, int n) {
    return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  private static double[] heavy(SplittableRandom random, int n) {
    return IntStream.range(0, n)
        .mapToDouble(i -> {
          double square = Arrays.stream(noise(random, 3)).map(x -> x * x).sum();
          return random.nextGaussian() / Math.sqrt(square / 3);
        })
        .toArray();
  }

  private static double[] alike(SplittableRandom random, int n, double correlation) {
    double[] values = noise(random, n);
    for (int i = 1; i < n; i++) {
      values[i] =
          correlation * values[i - 1] + Math.sqrt(1 - correlation * correlation) * values[i];
    }
    return values;
  }

  private static void report(String figures) {
    System.out.println("seed " + SEED + ", " + figures);
  }
}
