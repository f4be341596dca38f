package org.concurrencyatlas.suite.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.assertj.core.data.Percentage;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.latency.LatencyOverTime;
import org.concurrencyatlas.result.latency.Overload;
import org.concurrencyatlas.workload.service.Arrivals;
import org.concurrencyatlas.workload.service.LoadBurst;
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
  @DisplayName("a stall of 200 ms stands at its place in time, and there alone")
  void aStallStandsAtItsPlaceInTime() {
    LatencyOverTime slices = stalled(false).overTime().orElseThrow();

    assertThat(slices.sliceMillis() * slices.p99Micros().size())
        .as("ten seconds, and less than a slice more")
        .isBetween(10_000L, 10_000 + slices.sliceMillis());
    assertThat(Collections.max(slices.p99Micros())).isBetween(190_000L, 220_000L);
    assertThat(slices.p99Micros())
        .filteredOn(micros -> micros > 10_000)
        .as("what waited was due within 400 ms")
        .hasSizeBetween(1, 3);
    assertThat(slices.p50Micros().getFirst()).isBetween(1_000L, 1_070L);
  }

  @Test
  @DisplayName("of a long time the slices are longer, not more")
  void ofALongTimeSlicesAreLonger() {
    LatencyOverTime slices = poisson(0.5, 9, () -> SERVICE_NANOS).overTime().orElseThrow();

    assertThat(slices.p50Micros()).hasSizeBetween(20, 40);
    assertThat(slices.sliceMillis()).isGreaterThan(250);
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

  @Test
  @DisplayName("a burst of four times the load is served at full rate and over when its queue is")
  void aBurstIsOverWhenItsQueueIs() {
    Latency latency = burst(0, 0);
    Overload burst = latency.overload().get();

    // 500/s at 1,000/s; 0.2 s of 2,000/s leave 200 in the queue, which drains by 500/s: 0.4 s
    assertThat(burst.seconds()).isEqualTo(0.2);
    assertThat(burst.duePerSecond()).isCloseTo(2_000, within(10.0));
    assertThat(burst.answeredPerSecond()).isCloseTo(1_000, within(10.0));
    assertThat(burst.recoverySeconds()).isEqualTo(0.4);
    assertThat(latency.response().maxNanos())
        .isCloseTo(201.0 * SERVICE_NANOS, within(2.0 * SERVICE_NANOS));
    assertThat(latency.losses()).isEmpty();
    assertThat(latency.saturated()).isFalse();
  }

  @Test
  @DisplayName("a door for 20 sheds what a burst brings beyond, and bounds the latency")
  void aDoorShedsWhatABurstBringsBeyond() {
    Latency latency = burst(20, 0);
    Overload burst = latency.overload().get();

    // of 400 in the burst 200 are answered in it and 20 are in flight at its end
    assertThat((double) latency.lost().shed()).isCloseTo(180, within(3.0));
    assertThat(burst.answeredPerSecond()).isCloseTo(1_000, within(10.0));
    assertThat(burst.recoverySeconds()).isEqualTo(0.05);
    assertThat(latency.response().maxNanos())
        .isCloseTo(20.0 * SERVICE_NANOS, within(1.0 * SERVICE_NANOS));
    assertThat(latency.unanswered()).isZero();
    assertThat(latency.saturated()).as("what is shed is not to be answered").isFalse();
  }

  @Test
  @DisplayName("callers that give up after 50 ms leave a server busy with what nobody waits for")
  void whatIsGivenUpIsNoAnswer() {
    Latency latency = burst(0, 50 * SERVICE_NANOS);

    // who comes 50 ms after the burst began waits for 50 ms; from then on each is begun just in
    // time and answered too late, until the last of the burst is gone
    assertThat((double) latency.lost().givenUp()).isCloseTo(300, within(6.0));
    assertThat(latency.overload().get().answeredPerSecond()).isCloseTo(500, within(15.0));
    assertThat(latency.response().maxNanos()).isLessThanOrEqualTo(50.1 * SERVICE_NANOS);
    assertThat(latency.unanswered()).isZero();
    assertThat(latency.saturated()).as("who gives up was not answered in time").isTrue();
  }

  /** Two milliseconds between requests of one, and for 200 ms half a millisecond. */
  private static Latency burst(long shed, long giveUpNanos) {
    return SimulatedServer.answer(
        new Load(
            List.of(() -> 1, () -> 1),
            new BitSet(),
            new BitSet(),
            500,
            Arrivals.fixed(500),
            false,
            Long.MAX_VALUE,
            shed,
            giveUpNanos,
            Optional.of(new LoadBurst(4, Duration.ofMillis(200), 10 * SERVICE_NANOS))),
        () -> SERVICE_NANOS,
        2_000);
  }

  private static Latency poisson(double load, long seed, LongSupplier service) {
    Arrivals arrivals = Arrivals.poisson(load * 1e9 / SERVICE_NANOS, seed);
    return SimulatedServer.answer(SimulatedServer.load(arrivals, false), service, REQUESTS);
  }

  private static LongSupplier exponential(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    return () -> Math.round(SERVICE_NANOS * random.nextExponential());
  }

  /** Two milliseconds between requests of one, and one of them takes 200. */
  private static Latency stalled(boolean closed) {
    long[] served = {0};
    return SimulatedServer.answer(
        SimulatedServer.load(Arrivals.fixed(500), closed),
        () -> ++served[0] == 3_000 ? STALL_NANOS : SERVICE_NANOS,
        5_000);
  }
}
