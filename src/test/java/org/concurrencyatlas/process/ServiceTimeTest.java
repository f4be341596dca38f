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
      adaptive.add(nanos, 1);
    }

    assertThat(adaptive.window()).isEqualTo(window);
  }

  @ParameterizedTest(name = "tasks of {0} ns, {1} in flight, {2} wait for 2 workers: {3} more")
  @CsvSource({
    "0, 0, 5000, 2", // nothing is measured yet: the smallest window
    "0, 1, 5000, 1",
    "3000, 0, 5000, 100", // the whole window
    "3000, 75, 5000, 25",
    "3000, 76, 5000, 0", // more than three quarters are in flight
    "3000, 0, 50, 25", // the share of what waits
    "3000, 0, 10, 16", // a share of less than 50 µs does not matter
    "1000000, 0, 100, 2",
    "1000000, 1, 1, 1",
    "1000000, 2, 100, 0",
    "20000000, 0, 100, 1",
    "20000000, 1, 100, 0"
  })
  void aWorkerGetsWhatFillsItsWindowAndNoMoreThanItsShare(
      long nanos, int inFlight, int waiting, int more) {
    ServiceTime adaptive = new ServiceTime(0);
    if (nanos > 0) {
      adaptive.add(nanos, 1);
    }

    assertThat(adaptive.refill(inFlight, waiting, 2)).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "256"})
  void aFixedWindowStays(int window) {
    ServiceTime fixed = new ServiceTime(window);
    fixed.add(5, 1);

    assertThat(fixed.window()).isEqualTo(window);
  }
}
