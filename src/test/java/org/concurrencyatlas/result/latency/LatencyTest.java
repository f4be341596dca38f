package org.concurrencyatlas.result.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
    Latency latency = latency(20_000, 20_000, 0);

    assertThat(Json.read(Json.line(latency), Latency.class)).isEqualTo(latency);
  }

  @Test
  void whoeverAnswersLessThanItIsAskedForIsSaturated() {
    assertThat(latency(20_000, 19_601, 0).saturated()).isFalse();
    assertThat(latency(20_000, 19_599, 0).saturated()).isTrue();
    assertThat(latency(20_000, 20_000, 1).saturated()).as("one was not even sent").isTrue();
    assertThat(latency(50, 35, 0).saturated()).as("so few may be under way by chance").isFalse();
  }

  private static Latency latency(long due, long answered, long missed) {
    return new Latency(
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
