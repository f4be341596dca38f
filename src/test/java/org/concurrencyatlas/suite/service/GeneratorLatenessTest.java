package org.concurrencyatlas.suite.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the generator tells of its own lateness, on a clock that is late by a known time. */
class GeneratorLatenessTest {
  private static final long MICRO = 1_000;
  private static final long EVERY = 50 * MICRO;

  @Test
  @DisplayName("who wakes late is late for all requests that are due then, and not for the first")
  void whoWakesLateIsLateForAllRequestsThatAreDue() {
    Latency latency = new LateClock(60 * MICRO, 5 * MICRO).latencyOf(2_000);

    // due at 50, sent at 110 and taken until 115; due at 100, sent at 115; due at 150, sent at 210
    assertThat(latency.lateness().maxNanos()).isBetween(60.0 * MICRO, 61.0 * MICRO);
    assertThat(latency.lateness().decoded().getMinValue()).isBetween(14 * MICRO, 16 * MICRO);
    assertThat(latency.lateness().decoded().getMean()).isBetween(37.0 * MICRO, 38.0 * MICRO);
  }

  @Test
  @DisplayName("a model that takes long to take a request does not make the generator late")
  void aModelThatTakesLongDoesNotMakeTheGeneratorLate() {
    Latency latency = new LateClock(0, 200 * MICRO).latencyOf(2_000);

    assertThat(latency.lateness().maxNanos()).isZero();
    assertThat(latency.response().maxNanos()).isGreaterThan(1_000.0 * EVERY);
  }

  /** Wakes late, and takes its time to take a request, which it answers at once. */
  private static final class LateClock implements SingleSubmitter, LoopClock {
    private final long late;
    private final long taking;
    private final ResponseLog log = new ResponseLog();
    private long now;
    private final Generator generator;
    private long left;

    LateClock(long late, long taking) {
      this.late = late;
      this.taking = taking;
      Arrivals arrivals = Arrivals.fixed(1e9 / EVERY);
      this.generator =
          new Generator(
              SimulatedServer.load(arrivals, false),
              this,
              log,
              _ -> {},
              failure -> {
                throw new AssertionError(failure);
              });
    }

    Latency latencyOf(long requests) {
      left = requests;
      log.begin(now);
      generator.run(this);
      return log.latency(Double.NaN, Double.NaN);
    }

    @Override
    public void submit(Task task, Completion done) {
      done.run(task);
      now += taking;
      if (--left == 0) {
        log.end(now);
        generator.stop();
      }
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      if (now < nanoTime) {
        now = nanoTime + late;
      }
    }
  }
}
