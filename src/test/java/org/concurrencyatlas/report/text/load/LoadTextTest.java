package org.concurrencyatlas.report.text.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.LoadResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What became of requests")
class LoadTextTest {
  @Test
  @DisplayName("is told for a burst, for what was shed, given up or failed, and for long ones")
  void everythingIsTold() {
    Map<String, LoadResult> told = new LinkedHashMap<>();
    told.put("fixed-pool", result(0.1, 0.3, 5));
    told.put("async", result(0, Double.NaN, 0));

    assertThat(LoadText.lines(told))
        .containsExactly(
            "a burst of 1.5 s brought 2,400 requests a second; it is over when nine of ten requests"
                + " of 50 ms are answered within 10 ms",
            "fixed-pool: 1,900 answers a second in the burst, over it 300 ms after its end; shed"
                + " 10.0 %; failed on purpose 5.0 %; half of the long requests within 40 ms",
            "async: 1,900 answers a second in the burst, not over it when the fork ended; failed on"
                + " purpose 5.0 %; half of the long requests within 40 ms");
  }

  @Test
  @DisplayName("is nothing where all were answered")
  void nothingIsToldOfNothing() {
    assertThat(LoadText.lines(Map.of())).isEmpty();
    assertThat(new LoadResult(0, 0, 0, Optional.empty(), Optional.empty()).isAny()).isFalse();
  }

  private static LoadResult result(double shed, double recovery, int recovered) {
    return new LoadResult(
        shed,
        0,
        0.05,
        Optional.of(Interval.unbounded(4e7)),
        Optional.of(
            new LoadResult.Burst(
                1.5, 2_400, Interval.unbounded(1_900), 1e7, recovery, recovered, 5)));
  }
}
