package org.concurrencyatlas.suite.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.assertj.core.data.Percentage;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.service.Arrivals;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The generator and its log against queues whose answer is known. The clock is simulated; the seeds
 * are in the names of the tests.
 */
@DisplayName("An open loop against theory")
class OpenLoopTheoryTest {
  private static final long SERVICE_NANOS = 1_000_000;
  private static final long REQUESTS = 400_000;
  private static final long STALL_NANOS = 200_000_000;

  @ParameterizedTest(name = "M/M/1 at a load of {0}, seed {1}")
  @CsvSource({"0.3, 1", "0.5, 2", "0.7, 3"})
  void theResponseTimesOfAnExponentialServerAreExponential(double load, long seed) {
    Distribution times = poisson(load, seed, exponential(seed)).response();

    double mean = SERVICE_NANOS / 1e9 / (1 - load);
    assertThat(SimulatedServer.meanSeconds(times)).isCloseTo(mean, Percentage.withPercentage(4));
    assertThat(times.p50Nanos() / 1e9).isCloseTo(mean * Math.log(2), Percentage.withPercentage(4));
    assertThat(times.p99Nanos() / 1e9)
        .isCloseTo(mean * Math.log(100), Percentage.withPercentage(8));
  }

  @ParameterizedTest(name = "M/D/1 at a load of {0}, seed {1}")
  @CsvSource({"0.3, 4", "0.5, 5", "0.8, 6"})
  void aServerOfEqualTimesLetsRequestsWaitHalfAsLong(double load, long seed) {
    Distribution times = poisson(load, seed, () -> SERVICE_NANOS).response();

    // Pollaczek and Khinchine: s + ρ·s / (2·(1 − ρ))
    double mean = SERVICE_NANOS / 1e9 * (1 + load / (2 * (1 - load)));
    assertThat(SimulatedServer.meanSeconds(times)).isCloseTo(mean, Percentage.withPercentage(4));
  }

  @Test
  @DisplayName("a stall of 200 ms shows in the open loop and hides in the closed one")
  void aStallShowsInTheOpenLoopAndHidesInTheClosedOne() {
    Latency open = stalled(false);
    Latency closed = stalled(true);

    // the first that waits has 200 ms, each of the next one less, and the 50th of 5,000 is p99
    assertThat(open.response().p50Nanos()).isCloseTo(SERVICE_NANOS, within(0.01 * SERVICE_NANOS));
    assertThat(open.response().p99Nanos())
        .isCloseTo(STALL_NANOS - 50.0 * SERVICE_NANOS, within(2.0 * SERVICE_NANOS));
    assertThat(closed.response().p99Nanos()).isCloseTo(SERVICE_NANOS, within(0.01 * SERVICE_NANOS));
    assertThat(closed.response().maxNanos()).isGreaterThanOrEqualTo(STALL_NANOS);
  }

  @Test
  @DisplayName("a server that keeps up is not saturated, one that is asked for more is")
  void whoeverIsAskedForMoreThanItCanIsSaturated() {
    assertThat(poisson(0.9, 7, () -> SERVICE_NANOS).saturated()).isFalse();

    Latency over = poisson(1.2, 8, () -> SERVICE_NANOS);

    assertThat(over.saturated()).isTrue();
    assertThat(over.answeredShare()).isCloseTo(1 / 1.2, within(0.01));
  }

  @Test
  @DisplayName("the generator is never late by what the server does")
  void theGeneratorIsNotBlamedForTheServer() {
    assertThat(stalled(false).lateness().maxNanos()).isZero();
  }

  private static Latency poisson(double load, long seed, LongSupplier service) {
    Arrivals arrivals = Arrivals.poisson(load * 1e9 / SERVICE_NANOS, seed);
    return SimulatedServer.answer(arrivals, false, service, REQUESTS);
  }

  private static LongSupplier exponential(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    return () -> Math.round(SERVICE_NANOS * random.nextExponential());
  }

  /** Two milliseconds between requests of one, and one of them takes 200. */
  private static Latency stalled(boolean closed) {
    long[] served = {0};
    return SimulatedServer.answer(
        Arrivals.fixed(500),
        closed,
        () -> ++served[0] == 3_000 ? STALL_NANOS : SERVICE_NANOS,
        5_000);
  }
}
