package org.concurrencyatlas.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.jmh.JmhMode;
import org.concurrencyatlas.stats.BinomialBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsComparisonTest {
  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  private static final double[] TWELVE = {12, 12.1, 11.9, 12.05, 11.95};
  private static final double[] WIDE = {8, 14, 10, 7, 13};

  @Test
  void aLongerTimeIsSlowerAndALowerThroughputToo() {
    RowComparison time = only(times("a", TEN), times("a", TWELVE));
    RowComparison rate = only(rates("a", TWELVE), rates("a", TEN));

    assertThat(time.decision()).isEqualTo(RowDecision.SLOWER);
    assertThat(time.ratio().estimate()).isCloseTo(1.2, within(0.001));
    assertThat(rate.decision()).isEqualTo(RowDecision.SLOWER);
    assertThat(rate.ratio().estimate()).isCloseTo(time.ratio().estimate(), within(1e-12));
    assertThat(rate.ratio().low()).isCloseTo(time.ratio().low(), within(1e-12));
  }

  @Test
  void theOtherWayRoundItIsFasterByTheInverse() {
    RowComparison one = only(times("a", TEN), times("a", TWELVE));
    RowComparison other = only(times("a", TWELVE), times("a", TEN));

    assertThat(other.decision()).isEqualTo(RowDecision.FASTER);
    assertThat(other.ratio().low()).isCloseTo(one.ratio().inverse().low(), within(1e-12));
    assertThat(other.p()).isCloseTo(one.p(), within(1e-15));
  }

  @Test
  void forksThatAgreeDoNotDifferAndForksThatScatterDoNotDecide() {
    double[] other = {10.02, 10.08, 9.91, 10.04, 9.97};

    assertThat(only(times("a", TEN), times("a", other)).decision())
        .isEqualTo(RowDecision.NO_DIFFERENCE);
    RowComparison wide = only(times("a", WIDE), times("a", TEN));
    assertThat(wide.decision()).isEqualTo(RowDecision.UNDECIDED);
    assertThat(wide.detectable()).isGreaterThan(0.4);
  }

  @Test
  void aDifferenceBelowEpsilonIsADifferenceAndSmall() {
    double[] slightly = Arrays.stream(TEN).map(each -> each * 1.03).toArray();
    RowComparison row = only(times("a", TEN), times("a", slightly));

    assertThat(row.decision()).isEqualTo(RowDecision.SLOWER);
    assertThat(row.withinEpsilon()).isTrue();
  }

  /** Alone it would be a difference (p = 0.02 or so); beside nineteen others it is none. */
  @Test
  void whatHoldsForOneRowNeedNotHoldForTwenty() {
    double[] slower = Arrays.stream(WIDE).map(each -> each * 1.7).toArray();
    List<Row> first = new ArrayList<>(List.of(times("a", WIDE)));
    List<Row> second = new ArrayList<>(List.of(times("a", slower)));
    assertThat(compare(first, second).rows().getFirst().decision()).isEqualTo(RowDecision.SLOWER);
    for (int i = 0; i < 19; i++) {
      first.add(times("other" + i, WIDE));
      second.add(times("other" + i, WIDE));
    }

    assertThat(compare(first, second).rows())
        .allSatisfy(row -> assertThat(row.decision()).isEqualTo(RowDecision.UNDECIDED));
  }

  @Test
  void oneForkOnASideCertifiesNothing() {
    RowComparison row = only(times("a", TEN), times("a", 20));

    assertThat(row.decision()).isEqualTo(RowDecision.NOT_CERTIFIED);
    assertThat(row.uncertified()).contains(Uncertified.ONE_FORK);
    assertThat(row.ratio().low()).isNaN();
    assertThat(row.ratio().estimate()).isCloseTo(2, within(0.001));
  }

  @Test
  void forksThatAreAllAlikeSayNothingOfTheirScatter() {
    assertThat(only(times("a", 10, 10, 10), times("a", 11, 11, 11)).uncertified())
        .contains(Uncertified.NO_SCATTER);
    assertThat(only(times("a", 10, 10, 10), times("a", 11, 11.1, 10.9)).uncertified()).isEmpty();
  }

  @Test
  void whatWasMeasuredUnderOtherSettingsIsDifferentAndNeverSlower() {
    Row newer = times("a", TWELVE);
    Row other =
        new Row(
            newer.key(),
            newer.direction(),
            newer.unit(),
            newer.sample(),
            List.of(),
            new LinkedHashMap<>(Map.of("JDK", "26")),
            Optional.empty());
    RowsComparison comparison = compare(List.of(times("a", TEN)), List.of(other));

    assertThat(comparison.rows().getFirst().decision()).isEqualTo(RowDecision.DIFFERENT);
    assertThat(comparison.differing()).containsExactly(new SettingDifference("JDK", "25", "26", 1));
  }

  @Test
  void aUnitOfTimeIsConverted() {
    Row seconds = row("a", Direction.LOWER_IS_BETTER, "ms/op", 0.01, 0.0101, 0.0099);
    Row micros = row("a", Direction.LOWER_IS_BETTER, "us/op", 10, 10.1, 9.9);
    Row bytes = row("a", Direction.LOWER_IS_BETTER, "B/op", 10, 10.1, 9.9);

    assertThat(only(seconds, micros).ratio().estimate()).isCloseTo(1, within(1e-12));
    assertThat(only(seconds, micros).secondMean()).isCloseTo(0.01, within(1e-5));
    assertThat(compare(List.of(seconds), List.of(bytes)).uncompared())
        .extracting(UncomparedRow::problem)
        .containsExactly(new RowProblem.OtherUnit("ms/op", "B/op"));
    assertThat(TimeUnits.factor("ops/min", "ops/s")).hasValueCloseTo(1 / 60.0, within(1e-15));
    assertThat(TimeUnits.factor("ops/s", "s/op")).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedOnEitherSide() {
    RowsComparison comparison =
        compare(
            List.of(times("a", TEN), times("old", TEN)),
            List.of(times("a", TEN), times("new", TEN)));

    assertThat(comparison.onlyFirst()).extracting(RowKey::benchmark).containsExactly("old");
    assertThat(comparison.onlySecond()).extracting(RowKey::benchmark).containsExactly("new");
    assertThat(comparison.complete()).isFalse();
    assertThat(compare(List.of(times("a", TEN)), List.of(times("a", TEN))).complete()).isTrue();
    assertThat(compare(List.of(), List.of()).complete()).isFalse();
  }

  /** Nineteen rows of a slower machine, and one that is slower than they are. */
  @Test
  void aFactorThatAllRowsShareIsNoRegressionAndHidesNone() {
    Random random = new Random(5);
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      first.add(times("row" + i, forks(random, 5, 0.005, 1)));
      second.add(times("row" + i, forks(random, 5, 0.005, i == 7 ? 1.3 : 1.08)));
    }
    RowsComparison comparison = compare(first, second);

    assertThat(comparison.common().orElseThrow().ratio()).isCloseTo(1.08, within(0.005));
    assertThat(comparison.count(RowDecision.SLOWER)).isEqualTo(1);
    assertThat(comparison.rows().getFirst().key().benchmark()).isEqualTo("row7");
    assertThat(comparison.rows().getFirst().ratio().estimate()).isCloseTo(1.3, within(0.01));
    assertThat(comparison.rows().getFirst().beyondCommon().estimate())
        .isCloseTo(1.3 / 1.08, within(0.01));
    assertThat(comparison.count(RowDecision.NO_DIFFERENCE)).isEqualTo(19);
    // the factor is an estimate, and what goes beyond it is known less well
    assertThat(comparison.rows())
        .allSatisfy(row ->
            assertThat(row.beyondCommon().high() / row.beyondCommon().low())
                .isGreaterThan(row.ratio().high() / row.ratio().low()));
  }

  @Test
  void aSlowerMachineIsSlowerWhateverTheMode() {
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      first.add(i < 3 ? times("row" + i, 10) : rates("row" + i, 30));
      second.add(i < 3 ? times("row" + i, 15) : rates("row" + i, 20));
    }
    RowsComparison comparison = compare(first, second);

    assertThat(comparison.common().orElseThrow().ratio()).isCloseTo(1.5, within(1e-12));
    assertThat(comparison.rows())
        .allSatisfy(row -> assertThat(row.ratio().estimate()).isCloseTo(1.5, within(1e-12)));
  }

  @Test
  void rowsThatGoTheirOwnWaysShareNoFactor() {
    assertThat(CommonFactor.of(new double[] {.04, .04, .041, .039})).isEmpty();
    assertThat(CommonFactor.of(new double[] {.01, .01, .011, .009, .01})).isEmpty();
    assertThat(CommonFactor.of(new double[] {.3, -.2, .04, .15, -.1})).isEmpty();
    assertThat(CommonFactor.of(new double[] {.04, .04, .041, .039, .4})).isPresent();
  }

  /**
   * Nothing differs on any map beyond a factor that all rows share, while forks scatter by 1 to 5 %
   * and some rows by 20 %: the share of maps with any difference must not be shown to exceed 5 %
   * (exact binomial bound, 99 %).
   */
  @ParameterizedTest
  @CsvSource({
    "2, 12, 1",
    "3, 12, 1",
    "5, 12, 1",
    "10, 12, 1",
    "3, 5, 1.2",
    "3, 12, 1.2",
    "5, 12, 1.08"
  })
  void equalRowsHaveNoDifferenceOnNearlyAllMaps(int forks, int rows, double factor) {
    Random random = new Random(20261201L + forks);
    int maps = 1000;
    int wrong = 0;
    int counted = 0;
    for (int map = 0; map < maps; map++) {
      List<Row> first = new ArrayList<>();
      List<Row> second = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        double scatter = i % 6 == 5 ? 0.2 : 0.01 + 0.04 * random.nextDouble();
        first.add(times("row" + i, forks(random, forks, scatter, 1)));
        second.add(times("row" + i, forks(random, forks, scatter, factor)));
      }
      RowsComparison comparison = compare(first, second);
      if (factor == 1 || comparison.common().isPresent()) {
        counted++;
        boolean any = comparison.rows().stream().anyMatch(row -> row.decision().isDifference());
        wrong += any ? 1 : 0;
      }
    }

    assertThat(counted).isGreaterThan(maps / 2);
    assertThat(BinomialBounds.lowerBound(wrong, counted, 0.99))
        .as("%d of %d", wrong, counted)
        .isLessThan(0.05);
  }

  private static double[] forks(Random random, int forks, double scatter, double factor) {
    return random
        .doubles(forks)
        .map(_ -> factor * Math.exp(scatter * random.nextGaussian()))
        .toArray();
  }

  private static RowComparison only(Row first, Row second) {
    RowsComparison comparison = compare(List.of(first), List.of(second));
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().getFirst();
  }

  private static RowsComparison compare(List<Row> first, List<Row> second) {
    return RowsComparison.of(
        new RowSet("A", "", true, first), new RowSet("B", "", true, second), 0.05, 0.05);
  }

  private static Row times(String name, double... forks) {
    return row(name, Direction.LOWER_IS_BETTER, "ms/op", forks);
  }

  private static Row rates(String name, double... forks) {
    return row(name, Direction.HIGHER_IS_BETTER, "ops/ms", forks);
  }

  private static Row row(String name, Direction direction, String unit, double... forks) {
    return new Row(
        new RowKey(name, JmhMode.AVERAGE_TIME, new LinkedHashMap<>(), 0),
        direction,
        unit,
        new RowSample(Arrays.stream(forks).boxed().toList(), RowSample.Kind.FORK, forks.length),
        List.of(),
        new LinkedHashMap<>(Map.of("JDK", "25")),
        Optional.empty());
  }
}
