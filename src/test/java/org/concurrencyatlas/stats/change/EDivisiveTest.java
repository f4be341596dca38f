package org.concurrencyatlas.stats.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
      double share = flagged(400, () -> noise(random, n));
      report("normal, independent, %d runs: %.1f %% flagged".formatted(n, 100 * share));

      assertThat(share).as("%d runs, seed %d", n, SEED).isLessThanOrEqualTo(0.02);
    }
  }

  /** Logarithms of times with rare slow sessions: Student's t with three degrees of freedom. */
  @Test
  void ofNullSeriesWithHeavyTailsAtMostTwoPercentAreFlagged() {
    SplittableRandom random = new SplittableRandom(SEED);
    double share = flagged(200, () -> heavy(random, 40));
    report("t with 3 degrees, %d runs: %.1f %% flagged".formatted(40, 100 * share));

    assertThat(share).as("seed %d", SEED).isLessThanOrEqualTo(0.02);
  }

  @Test
  void ofNullSeriesWithAlikeNeighboursAtMostTwoPercentAreFlagged() {
    for (double correlation : new double[] {0.3, 0.5}) {
      SplittableRandom random = new SplittableRandom(SEED);
      double share = flagged(150, () -> alike(random, 40, correlation));
      report("autocorrelation %s, 40 runs: %.1f %% flagged".formatted(correlation, 100 * share));

      assertThat(share).as("%s, seed %d", correlation, SEED).isLessThanOrEqualTo(0.02);
    }
  }

  @Test
  void aStepOfThreeStandardDeviationsIsFoundWhereItIs() {
    SplittableRandom random = new SplittableRandom(SEED);
    int series = 300;
    List<List<ChangePoint>> changes = changes(series, () -> step(noise(random, 40), 20, 3));
    int found = count(changes, points -> !points.isEmpty());
    int near = count(changes, points -> alone(points, 20));
    report(
        "step of 3 sd in the middle of 40 runs: %.1f %% found, %.1f %% alone and within a run"
            .formatted(100.0 * found / series, 100.0 * near / series));

    assertThat(found).as("of %d, seed %d", series, SEED).isGreaterThanOrEqualTo(series * 95 / 100);
    assertThat(near).as("of %d, seed %d", series, SEED).isGreaterThanOrEqualTo(series * 90 / 100);
  }

  @Test
  void aStepIsFoundAmongAlikeNeighbours() {
    SplittableRandom random = new SplittableRandom(SEED);
    int series = 40;
    int found =
        count(
            changes(series, () -> step(alike(random, 40, 0.3), 20, 5)),
            points -> points.stream().anyMatch(each -> Math.abs(each.index() - 20) <= 1));
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
      int series = 100;
      int found =
          count(
              changes(series, () -> step(noise(random, 40), 40 - after, 5)),
              points -> !points.isEmpty());
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

  private static double flagged(int series, Supplier<double[]> next) {
    return (double) count(changes(series, next), points -> !points.isEmpty()) / series;
  }

  /** The changes of each series; they are drawn in order, and looked at on all processors. */
  private static List<List<ChangePoint>> changes(int series, Supplier<double[]> next) {
    List<double[]> drawn = IntStream.range(0, series).mapToObj(_ -> next.get()).toList();
    return drawn.parallelStream().map(values -> EDivisive.of(values).points()).toList();
  }

  private static int count(List<List<ChangePoint>> changes, Predicate<List<ChangePoint>> expected) {
    return (int) changes.stream().filter(expected).count();
  }

  private static boolean alone(List<ChangePoint> points, int index) {
    return points.size() == 1 && Math.abs(points.getFirst().index() - index) <= 1;
  }

  private static double turn(int i) {
    return i % 2 == 0 ? 1 : -1;
  }

  private static double[] noise(SplittableRandom random, int n) {
    return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  /** The values, higher by so much from an index on. */
  private static double[] step(double[] values, int from, double by) {
    IntStream.range(from, values.length).forEach(i -> values[i] += by);
    return values;
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
