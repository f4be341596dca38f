package org.concurrencyatlas.result.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.result.store.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a fork tells of its requests")
class LatencyTest {
  @Test
  void aQuantileIsRefusedBelowTenSamplesBeyondIt() {
    assertThat(Quantile.P50.leastSamples()).isEqualTo(20);
    assertThat(Quantile.P99.leastSamples()).isEqualTo(1_000);
    assertThat(Quantile.P999.leastSamples()).isEqualTo(10_000);

    assertThat(upTo(999).at(Quantile.P99)).isNaN();
    assertThat(upTo(1_000).at(Quantile.P99)).isCloseTo(990_000, within(1_000.0));
    assertThat(upTo(1_000).at(Quantile.P999)).isNaN();
    assertThat(upTo(0).maxNanos()).isNaN();
  }

  @Test
  void theJournalKeepsTheHistogramToTwoDigits() {
    Distribution times = upTo(100_000);

    assertThat(times.decoded().getTotalCount()).isEqualTo(100_000);
    assertThat((double) times.decoded().getValueAtPercentile(99))
        .isCloseTo(times.p99Nanos(), within(0.01 * times.p99Nanos()));
    assertThat(times.histogram()).hasSizeLessThan(3_000);
  }

  @Test
  void aDamagedHistogramIsNamedInOneLine() {
    for (String damaged : new String[] {"", "AAAA", "not base 64", "HISTFAAAAC14nJ"}) {
      assertThatThrownBy(() -> new Distribution(1, 1, 1, 1, 1, damaged).decoded())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a histogram of the journal is damaged");
    }
  }

  @Test
  void aLatencyIsTheSameAfterTheJournal() {
    for (Latency latency : List.of(latency(20_000, 20_000, 0), losing(new Losses(3, 2, 1)))) {
      assertThat(Json.read(Json.line(latency), Latency.class)).isEqualTo(latency);
    }
  }

  @Test
  void howLatencyWentOverTimeTakesLessThanAKilobyte() {
    LatencyOverTime slices =
        new LatencyOverTime(500, Collections.nCopies(40, 123_456L), Collections.nCopies(40, -1L));
    Latency told = Latencies.over(slices, latency(20_000, 20_000, 0));

    assertThat(Json.read(Json.line(told), Latency.class)).isEqualTo(told);
    assertThat(Json.line(slices)).hasSizeLessThan(1_000);
    assertThat(Json.line(latency(20_000, 20_000, 0))).doesNotContain("overTime");
    assertThatThrownBy(() -> new LatencyOverTime(250, List.of(1L), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverAnswersLessThanItIsAskedForIsSaturated() {
    assertThat(latency(20_000, 19_601, 0).saturated()).isFalse();
    assertThat(latency(20_000, 19_599, 0).saturated()).isTrue();
    assertThat(latency(20_000, 20_000, 1).saturated()).as("one was not even sent").isTrue();
    assertThat(latency(50, 35, 0).saturated()).as("so few may be under way by chance").isFalse();
  }

  @Test
  void whatWasShedOrShouldFailIsNotToBeAnsweredAndWhatWasGivenUpIs() {
    assertThat(losing(new Losses(400, 0, 600)).saturated()).isFalse();
    assertThat(losing(new Losses(0, 1_000, 0)).saturated()).isTrue();
    assertThat(losing(new Losses(400, 0, 600)).unanswered()).isZero();
  }

  @Test
  void aJournalWithoutLossesKindsOrBurstsIsRead() {
    String line = Json.line(latency(20_000, 20_000, 0));

    assertThat(line).doesNotContain("losses", "longer", "overload");
    assertThat(Json.read(line, Latency.class).overload()).isEmpty();
  }

  @Test
  void whatIsNoNoiseIsTakenOffItsQuantiles() {
    Distribution times = upTo(20_000);

    Distribution noise = times.over(quantile -> times.at(quantile) / 1.1);

    assertThat(noise.p50Nanos()).isCloseTo(1.1, within(1e-9));
    assertThat(noise.p999Nanos()).isCloseTo(1.1, within(1e-9));
    assertThat(noise.count()).isEqualTo(20_000);
  }

  /** Of 20,000 requests all are answered that are not lost. */
  private static Latency losing(Losses losses) {
    long answered = 20_000 - losses.all();
    return new Latency(
        1_000,
        20,
        20_000,
        answered,
        0,
        upTo(answered - 500),
        upTo(20_000),
        0.1,
        Optional.of(losses),
        Optional.of(upTo(500)),
        Optional.of(new Overload(0.5, 2_000, 1_000, 1e7, Double.NaN)),
        Optional.empty());
  }

  private static Latency latency(long due, long answered, long missed) {
    return Latencies.of(
        1_000, due / 1_000.0, due, answered, missed, upTo(due - missed), upTo(due), 0.1);
  }

  /** One of each microsecond. */
  private static Distribution upTo(long micros) {
    Histogram times = new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
    for (long i = 1; i <= micros; i++) {
      times.recordValue(1_000 * i);
    }
    return Distribution.of(times);
  }
}
