package org.concurrencyatlas.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0        | 0
          12455.4  | 12,455
          99.96    | 100
          31.44    | 31.4
          9.996    | 10.0
          0.126    | 0.13
          0.00042  | 4.2e-04
          NaN      | –
          Infinity | ∞
          """)
  void numbersCarryAboutThreeDigits(double value, String text) {
    assertThat(Numbers.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.8   | 1.6   | 2.0   | 1.80× [1.60–2.00]
          1.07  | 1.03  | 1.10  | 1.07× [1.03–1.10]
          12.3  | 11.8  | 13.1  | 12× [12–13]
          0.004 | 0.003 | 0.005 | 0.0040× [0.0030–0.0050]
          0.042 | 0.024 | 0.072 | 0.042× [0.024–0.072]
          0.000019 | 0.000014 | 0.000026 | 0.000019× [0.000014–0.000026]
          0     | NaN   | NaN   | 0.00×
          1.27  | 1.1   | 1.5   | 1.27× [1.10–1.50]
          1.27  | NaN   | NaN   | 1.27×
          123   | 118   | 131   | 123× [118–131]
          1.8   | NaN   | NaN   | 1.80×
          2.8   | NaN   | NaN   | 2.80×
          """)
  void aRatioReadsTheSameWithAndWithoutItsInterval(
      double estimate, double low, double high, String text) {
    assertThat(Numbers.ratio(new Interval(estimate, low, high))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http(tasks=256,waitMicros=20000) | http (256 tasks, wait 20 ms)
          sha256(bytes=65536,tasks=1)      | sha256 (1 task, 64 KiB)
          primes(below=100000)             | primes (below 100,000)
          fan-out(bodyBytes=1048576)       | fan-out (body 1 MiB)
          fan-out(calls=3,deadlineMicros=0) | fan-out (calls 3)
          fan-out(deadlineMicros=30000)    | fan-out (deadline 30 ms)
          timer                            | timer
          timer(concurrency=0,tasks=1000)  | timer (1,000 tasks, own concurrency)
          timer(concurrency=64,tasks=1000) | timer (1,000 tasks, 64 in flight)
          """)
  void aPointIsSaidWithItsUnits(String point, String said) {
    assertThat(PointName.of(Point.parse(point))).isEqualTo(said);
  }

  @Test
  void theReadersCountryChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.number(12455.4)).isEqualTo("12,455");
      assertThat(Numbers.percent(0.973)).isEqualTo("97.3 %");
      assertThat(PointName.parameter("tasks", 4096)).isEqualTo("4,096 tasks");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void figuresThatAreComparedHaveFourDigits() {
    assertThat(Numbers.precise(28.946596)).isEqualTo("28.95");
    assertThat(Numbers.precise(0.006535325)).isEqualTo("0.006535");
    assertThat(Numbers.precise(52172.685)).isEqualTo("52,173");
    assertThat(Numbers.precise(1.23456e-9)).isEqualTo("1.235e-09");
    assertThat(Numbers.precise(0)).isEqualTo("0");
    assertThat(Numbers.precise(Double.NaN)).isEqualTo("–");
  }

  @Test
  void aShareThatOneDecimalCannotTellHasNoInterval() {
    assertThat(Numbers.percent(new Interval(0.0001, 0.00005, 0.0002))).isEqualTo("<0.1 %");
    assertThat(Numbers.percent(new Interval(0.0004, 0.0001, 0.002))).isEqualTo("<0.1 % [0.0–0.2]");
  }

  @Test
  void aRatioWithoutABoundIsToldAsSuch() {
    assertThat(Numbers.ratio(new Interval(1.5, 0, Double.POSITIVE_INFINITY)))
        .isEqualTo("1.50× [0.00–∞]");
  }
}
