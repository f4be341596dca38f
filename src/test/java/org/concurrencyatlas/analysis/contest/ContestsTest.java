package org.concurrencyatlas.analysis.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.jmh.JmhMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are held against each other, and what their forks show. */
class ContestsTest {
  private static final double EPSILON = 0.05;

  @Test
  void aParameterWhoseValuesAreWordsHoldsTheContenders() {
    Contests contests =
        contests(
            row("a.S.get", Map.of("map", "hash", "size", "10"), 1, 2, 3),
            row("a.S.get", Map.of("map", "tree", "size", "10"), 1, 2, 3),
            row("a.S.get", Map.of("map", "hash", "size", "20"), 1, 2, 3),
            row("a.S.put", Map.of("map", "tree", "size", "20"), 1, 2, 3));

    assertThat(contests.all()).extracting(Contest::by).containsOnly("map");
    assertThat(contests.all())
        .extracting(each -> each.place().benchmark() + each.place().params())
        .containsExactly("get{size=10}", "get{size=20}", "put{size=20}");
    assertThat(contests.all().getFirst().rows())
        .extracting(ContestRow::contender)
        .containsExactlyInAnyOrder("hash", "tree");
  }

  @Test
  void withoutWordsTheMethodsOfAClassAreTheContenders() {
    Contests contests =
        contests(
            row("a.S.get", Map.of("size", "1K"), 1, 2, 3),
            row("a.S.put", Map.of("size", "1K"), 1, 2, 3),
            row("a.S.get", Map.of("size", "10M"), 1, 2, 3),
            row("a.T.get", Map.of("size", "1K"), 1, 2, 3));

    assertThat(contests.all()).extracting(Contest::by).containsOnly(Place.BENCHMARK);
    assertThat(contests.contested())
        .singleElement()
        .satisfies(each -> assertThat(each.place().params()).containsEntry("size", "1K"));
    assertThat(contests.count(ContestOutcome.NO_RIVAL)).isEqualTo(2);
  }

  @Test
  void ofSeveralParametersOfWordsTheOneWithTheMostValuesIsTakenAndTheOthersAreNamed() {
    List<Row> rows = new ArrayList<>();
    for (String map : List.of("hash", "tree", "list")) {
      for (String key : List.of("text", "number")) {
        rows.add(row("a.S.get", Map.of("key", key, "map", map), 1, 2, 3));
      }
    }
    Contests contests = contests(rows.toArray(Row[]::new));

    assertThat(contests.all()).extracting(Contest::by).containsExactly("map", "map");
    assertThat(contests.others()).containsExactly("key");
    Contests chosen = Contests.of(set(rows), "key", 0.05, EPSILON);
    assertThat(chosen.all()).hasSize(3).extracting(Contest::by).containsOnly("key");
    assertThat(chosen.others()).isEmpty();
  }

  @Test
  void aParameterThatNoRowHasIsNamedWithThoseThatThereAre() {
    RowSet rows = set(List.of(row("a.S.get", Map.of("size", "1"), 1, 2, 3)));

    assertThatThrownBy(() -> Contests.of(rows, "sice", 0.05, EPSILON))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown parameter \"sice\"; known: size, benchmark; did you mean size?");
  }

  @Test
  void theBetterOfTwoIsBestWhateverTheModeSays() {
    Contest rates =
        contests(
                row("a.S.slow", Map.of(), JmhMode.THROUGHPUT, "ops/s", 99, 100, 101),
                row("a.S.fast", Map.of(), JmhMode.THROUGHPUT, "ops/s", 198, 200, 202))
            .all()
            .getFirst();
    Contest times =
        contests(
                row("a.S.slow", Map.of(), JmhMode.AVERAGE_TIME, "ms/op", 0.198, 0.2, 0.202),
                row("a.S.fast", Map.of(), JmhMode.AVERAGE_TIME, "us/op", 99, 100, 101))
            .all()
            .getFirst();

    for (Contest contest : List.of(rates, times)) {
      assertThat(contest.outcome()).isEqualTo(ContestOutcome.BEST);
      assertThat(contest.rows()).extracting(ContestRow::contender).containsExactly("fast", "slow");
      assertThat(contest.lead().orElseThrow().estimate()).isBetween(1.99, 2.01);
    }
    assertThat(times.unit()).isEqualTo("ms/op");
    assertThat(times.rows().getFirst().value().estimate()).isBetween(0.0999, 0.1001);
  }

  @ParameterizedTest
  @CsvSource({"FORK, ONE_FORK", "NO_FORK, NO_FORK", "SCORE, NO_RAW_DATA"})
  void withoutReplicatesTheBestValueIsOnlyThat(RowSample.Kind kind, Uncertified why) {
    Contest contest =
        contests(
                row("a.S.a", Map.of(), new RowSample(List.of(1.0), kind, 1), Map.of()),
                row("a.S.b", Map.of(), new RowSample(List.of(9.0), kind, 1), Map.of()))
            .all()
            .getFirst();

    assertThat(contest.outcome()).isEqualTo(ContestOutcome.NOT_CERTIFIED);
    assertThat(contest.uncertified()).contains(why);
    assertThat(contest.rows()).allMatch(row -> Double.isNaN(row.value().low()));
    assertThat(contest.p()).isNaN();
  }

  @Test
  void forksThatAreAllAlikeShowNothing() {
    Contest contest =
        contests(row("a.S.a", Map.of(), 5, 5, 5), row("a.S.b", Map.of(), 6, 6, 6)).all().getFirst();

    assertThat(contest.outcome()).isEqualTo(ContestOutcome.NOT_CERTIFIED);
    assertThat(contest.uncertified()).contains(Uncertified.NO_SCATTER);
  }

  @Test
  void rowsThatWereNotMeasuredAlikeHaveNoWinner() {
    RowSample sample = new RowSample(List.of(1.0, 1.01, 0.99), RowSample.Kind.FORK, 3);
    RowSample other = new RowSample(List.of(9.0, 9.01, 8.99), RowSample.Kind.FORK, 3);
    Contest contest =
        contests(
                row("a.S.a", Map.of(), sample, Map.of("threads", "1", "JDK", "25")),
                row("a.S.b", Map.of(), other, Map.of("threads", "4", "JDK", "25")))
            .all()
            .getFirst();

    assertThat(contest.outcome()).isEqualTo(ContestOutcome.NOT_ALIKE);
    assertThat(contest.differing()).containsExactly("threads");
  }

  @Test
  void aRowWithoutAFigureIsUnknownAndLast() {
    RowKey key = new RowKey("a.S.none", JmhMode.AVERAGE_TIME, new LinkedHashMap<>(), 0);
    RowSample nan = new RowSample(List.of(Double.NaN), RowSample.Kind.FORK, 1);
    Row unknown =
        new Row(
            key,
            Direction.LOWER_IS_BETTER,
            "ms/op",
            nan,
            List.of(1),
            new LinkedHashMap<>(),
            Optional.of(new RowProblem.NoRatio(nan.values())));
    Contest contest =
        contests(unknown, row("a.S.a", Map.of(), 1, 1.01, 0.99), row("a.S.b", Map.of(), 2, 2.02, 2))
            .all()
            .getFirst();

    assertThat(contest.outcome()).isEqualTo(ContestOutcome.BEST);
    assertThat(contest.unknown()).isEqualTo(1);
    assertThat(contest.rows().getLast().state()).isEqualTo(ContestRow.State.UNKNOWN);
    assertThat(contest.rows().getLast().value().estimate()).isNaN();
  }

  /**
   * 5 % of the files may have a false winner: 65 of 1000 are two standard errors more. Two equals
   * and one far behind are the worst case; of more equals one leads all others more seldom.
   */
  @Test
  void amongEqualsAWinnerIsSeldomFound() {
    SplittableRandom random = new SplittableRandom(7);
    int files = 0;
    for (int file = 0; file < 1000; file++) {
      files += decided(random, 10, new double[] {1, 1, 1.5}, 0.05, ContestOutcome.BEST) > 0 ? 1 : 0;
    }

    assertThat(files).isBetween(5, 65);
  }

  /** Contenders that are ε apart are no tie: the same bound. */
  @Test
  void atTheMarginATieIsSeldomFound() {
    SplittableRandom random = new SplittableRandom(8);
    int files = 0;
    for (int file = 0; file < 1000; file++) {
      double[] truth = {1, 1 + EPSILON};
      files += decided(random, 10, truth, 0.02, ContestOutcome.TIE) > 0 ? 1 : 0;
    }

    assertThat(files).isBetween(5, 65);
  }

  @Test
  void whatIsPlainIsFound() {
    SplittableRandom random = new SplittableRandom(9);
    long wins = 0;
    long ties = 0;
    for (int file = 0; file < 100; file++) {
      wins += decided(random, 10, new double[] {1, 1.2, 1.3}, 0.03, ContestOutcome.BEST);
      ties += decided(random, 10, new double[] {1, 1, 1.5}, 0.01, ContestOutcome.TIE);
    }

    assertThat(wins).isGreaterThan(950);
    assertThat(ties).isGreaterThan(950);
  }

  /** Contests of a simulated file of five forks a row that have an outcome (or a smaller win). */
  private static long decided(
      SplittableRandom random, int places, double[] truth, double scatter, ContestOutcome wanted) {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < truth.length; i++) {
        double[] forks = new double[5];
        for (int fork = 0; fork < forks.length; fork++) {
          forks[fork] = truth[i] * Math.exp(scatter * random.nextGaussian());
        }
        rows.add(row("a.S.m" + i, Map.of("size", Integer.toString(place)), forks));
      }
    }
    Contests contests = contests(rows.toArray(Row[]::new));
    long smaller = wanted == ContestOutcome.BEST ? contests.count(ContestOutcome.IMMATERIAL) : 0;
    return contests.count(wanted) + smaller;
  }

  private static Contests contests(Row... rows) {
    return Contests.of(set(List.of(rows)), "", 0.05, EPSILON);
  }

  private static RowSet set(List<Row> rows) {
    return new RowSet("file", "", false, rows);
  }

  private static Row row(String benchmark, Map<String, String> params, double... forks) {
    return row(benchmark, params, JmhMode.AVERAGE_TIME, "ms/op", forks);
  }

  private static Row row(
      String benchmark, Map<String, String> params, JmhMode mode, String unit, double... forks) {
    List<Double> values = new ArrayList<>();
    for (double fork : forks) {
      values.add(fork);
    }
    RowSample sample = new RowSample(values, RowSample.Kind.FORK, forks.length);
    return row(benchmark, params, mode, unit, sample, Map.of());
  }

  private static Row row(
      String benchmark, Map<String, String> params, RowSample sample, Map<String, String> under) {
    return row(benchmark, params, JmhMode.AVERAGE_TIME, "ms/op", sample, under);
  }

  private static Row row(
      String benchmark,
      Map<String, String> params,
      JmhMode mode,
      String unit,
      RowSample sample,
      Map<String, String> under) {
    SequencedMap<String, String> sorted = new LinkedHashMap<>();
    params.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return new Row(
        new RowKey(benchmark, mode, sorted, 0),
        mode.direction(),
        unit,
        sample,
        List.of(1),
        new LinkedHashMap<>(under),
        Optional.empty());
  }
}
