package org.concurrencyatlas.analysis.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.stats.BinomialBounds;
import org.junit.jupiter.api.Test;

/** Rows over many runs, and which runs are a baseline. */
class HistoryTest {
  private static final long SEED = 20_261_201;

  @Test
  void aChangeNamesTheRunsBetweenWhichItHappened() {
    History history = History.of(slowerFrom(15), List.of());

    RowHistory virtual = history.rows().getFirst();
    assertThat(virtual.contender()).isEqualTo(HistoryRuns.VIRTUAL);
    assertThat(virtual.changes()).hasSize(1);
    RowChange change = virtual.changes().getFirst();
    assertThat(change.before().name()).isEqualTo("run-14");
    assertThat(change.after().name()).isEqualTo("run-15");
    assertThat(change.slower()).isTrue();
    assertThat(change.ratio().estimate()).isCloseTo(1.3, within(0.03));
    assertThat(change.ratio().low()).isBetween(1.2, 1.3);
    assertThat(change.differing()).isEmpty();
    assertThat(history.rows().getLast().changes()).isEmpty();
  }

  @Test
  void theSameContenderByAnotherMetricIsAnotherRow() {
    List<HistoryRun> runs = new ArrayList<>(slowerFrom(15).subList(0, 10));
    runs.addAll(HistoryRuns.about(Cost.P99, slowerFrom(15).subList(10, 30)));

    assertThat(History.of(runs, List.of()).rows())
        .hasSize(4)
        .extracting(RowHistory::contender, RowHistory::metric, row -> row.values().size())
        .contains(
            tuple(HistoryRuns.VIRTUAL, Optional.empty(), 10),
            tuple(HistoryRuns.VIRTUAL, Optional.of(Cost.P99), 20));
  }

  @Test
  void theOrderInWhichRunsWereAddedDoesNotMatter() {
    List<HistoryRun> shuffled = new ArrayList<>(slowerFrom(15));
    Collections.shuffle(shuffled, new Random(SEED));

    assertThat(History.of(shuffled, List.of())).isEqualTo(History.of(slowerFrom(15), List.of()));
  }

  @Test
  void whatElseDiffersBetweenTheTwoRunsIsNamed() {
    List<HistoryRun> runs =
        IntStream.range(0, 30)
            .mapToObj(i -> {
              HistoryRun run = slowerFrom(15).get(i);
              return i < 15 ? run : HistoryRuns.inJvm(run, "27");
            })
            .toList();

    assertThat(History.of(runs, List.of()).rows().getFirst().changes().getFirst().differing())
        .containsExactly("JVM");
  }

  @Test
  void belowTwentyRunsNoChangeIsLookedFor() {
    History history = History.of(slowerFrom(10).subList(0, 19), List.of());

    assertThat(history.rows())
        .allSatisfy(row -> {
          assertThat(row.test()).isEmpty();
          assertThat(row.changes()).isEmpty();
        });
  }

  @Test
  void theLastRunIsHeldAgainstTheBaseline() {
    List<HistoryRun> runs = slowerFrom(15);
    List<Baseline.Session> first = runs.subList(0, 5).stream().map(HistoryRun::session).toList();

    RowHistory row =
        History.of(runs, List.of(new Baseline(Instant.EPOCH, first))).rows().getFirst();

    assertThat(row.lastToBaseline().orElseThrow()).isCloseTo(1.3, within(0.05));
  }

  @Test
  void ofFiveSessionsTheOneThatDoesNotFitIsNamed() {
    List<HistoryRun> runs = new ArrayList<>(HistoryRuns.runs(5, noise(0.01)));
    assertThat(BaselineCheck.outliers(runs)).isEmpty();

    runs.set(3, HistoryRuns.run(3, Math.log(2), Math.log(0.1)));

    assertThat(BaselineCheck.outliers(runs))
        .singleElement()
        .satisfies(outlier -> {
          assertThat(outlier.run().name()).isEqualTo("run-3");
          assertThat(outlier.row().contender()).isEqualTo(HistoryRuns.VIRTUAL);
          assertThat(outlier.ratio()).isCloseTo(2, within(0.05));
          assertThat(outlier.p()).isLessThanOrEqualTo(BaselineCheck.ALPHA);
        });
  }

  /** Two others leave one degree of freedom; six see 30 % at a scatter of 1 %. */
  @Test
  void threeSessionsSeeHardlyAnOutlierAndSevenDo() {
    List<HistoryRun> three = new ArrayList<>(HistoryRuns.runs(3, noise(0.01)));
    three.set(1, HistoryRuns.run(1, Math.log(1.3), Math.log(0.1) + 0.001));
    List<HistoryRun> seven = new ArrayList<>(HistoryRuns.runs(7, noise(0.01)));
    seven.set(1, HistoryRuns.run(1, Math.log(1.3), Math.log(0.1) + 0.001));

    assertThat(BaselineCheck.outliers(three)).isEmpty();
    assertThat(BaselineCheck.outliers(seven))
        .extracting(outlier -> outlier.run().name())
        .containsExactly("run-1");
  }

  @Test
  void sessionsThatAreAlikeAreRefusedInAtMostOnePercent() {
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;
    int trials = 1000;
    for (int i = 0; i < trials; i++) {
      List<HistoryRun> runs =
          IntStream.range(0, 5)
              .mapToObj(day -> HistoryRuns.run(day, random.nextGaussian(), random.nextGaussian()))
              .toList();
      refused += BaselineCheck.outliers(runs).isEmpty() ? 0 : 1;
    }
    System.out.printf("seed %d: %d of %d alike baselines refused%n", SEED, refused, trials);

    assertThat(BinomialBounds.lowerBound(refused, trials, 0.99))
        .as("%d of %d, seed %d", refused, trials, SEED)
        .isLessThanOrEqualTo(BaselineCheck.ALPHA);
  }

  private static List<HistoryRun> slowerFrom(int change) {
    var noise = noise(0.02);
    return HistoryRuns.runs(30, i -> noise.applyAsDouble(i) + (i < change ? 0 : Math.log(1.3)));
  }

  private static java.util.function.IntToDoubleFunction noise(double deviation) {
    double[] values =
        new SplittableRandom(SEED)
            .longs(100)
            .mapToDouble(seed -> deviation * new SplittableRandom(seed).nextGaussian())
            .toArray();
    return i -> values[i];
  }
}
