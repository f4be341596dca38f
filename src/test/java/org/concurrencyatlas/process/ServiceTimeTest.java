package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTimeTest {
  @ParameterizedTest
  @CsvSource({"0, 2", "100, 256", "3000, 100", "100000, 3", "1000000, 2", "20000000, 1"})
  void theWindowHoldsAThirdOfAMillisecondOfWork(long nanos, int window) {
    ServiceTime adaptive = new ServiceTime(0);
    if (nanos > 0) {
      adaptive.observed(nanos, 1);
    }

    assertThat(adaptive.window()).isEqualTo(window);
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "256"})
  void aFixedWindowStays(int window) {
    ServiceTime fixed = new ServiceTime(window);
    fixed.observed(5, 1);

    assertThat(fixed.window()).isEqualTo(window);
  }
}
