package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.compute.Mandelbrot;
import org.concurrencyatlas.workload.compute.Primes;
import org.concurrencyatlas.workload.compute.Sha256;
import org.concurrencyatlas.workload.data.BytePattern;
import org.concurrencyatlas.workload.data.XorShift;
import org.concurrencyatlas.workload.waiting.Mixed;
import org.concurrencyatlas.workload.waiting.Timer;
import org.junit.jupiter.api.Test;

/** The kernels against what is known of their answers from elsewhere. */
class KernelTest {
  @Test
  void thereAre78498PrimesBelowAMillion() throws Exception {
    assertThat(new Primes.Range(0, 1_000_000).call()).isEqualTo(78_498);
    assertThat(new Primes().expected(Point.parse("primes(tasks=1,below=1000000)")))
        .isEqualTo(78_498);
  }

  @Test
  void aBlockIsItsSeedAndThenThePattern() throws Exception {
    byte[] block = new byte[1024];
    BytePattern.all().get(0, block, Long.BYTES, block.length - Long.BYTES);
    block[Long.BYTES - 1] = 7;
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(block);

    assertThat(new Sha256.Block(7, 1024).call())
        .isEqualTo(java.nio.ByteBuffer.wrap(digest).getLong());
  }

  @Test
  void pixelsInsideTheSetTakeAllIterationsAndThoseFarOutsideTwo() {
    long middleRow = new Mandelbrot.Row(512, 1000).iterationsInAll();
    long topRow = new Mandelbrot.Row(0, 1000).iterationsInAll();

    assertThat(middleRow).isBetween(400_000L, 800_000L);
    assertThat(topRow).isBetween(1024L, 4L * 1024);
  }

  /** Pixels that are told by their place are those that would take all iterations. */
  @Test
  void theIterationsOfARowAreThoseOfItsPixelsOneByOne() {
    for (int y = 0; y < 1024; y += 16) {
      long counted = 0;
      for (int x = 0; x < 1024; x++) {
        counted += iterations(-2 + 3 * (x + 0.5) / 1024, -1.5 + 3 * (y + 0.5) / 1024);
      }
      assertThat(new Mandelbrot.Row(y, 500).iterationsInAll()).as("row %d", y).isEqualTo(counted);
    }
  }

  private static int iterations(double cr, double ci) {
    double zr = 0;
    double zi = 0;
    int iterations = 0;
    while (iterations < 500 && zr * zr + zi * zi <= 4) {
      double next = zr * zr - zi * zi + cr;
      zi = 2 * zr * zi + ci;
      zr = next;
      iterations++;
    }
    return iterations;
  }

  @Test
  void theLongestRowOfTheSetBoundsABatchOnManyProcessors() {
    Point point = Point.parse("mandelbrot(tasks=64,iterations=1000)");
    Duration onMany = new Mandelbrot().limit(point, new Machine(1000, 1e6));
    Duration onOne = new Mandelbrot().limit(point, new Machine(1, 1e6));

    assertThat(onOne).isEqualTo(Duration.ofMillis(64));
    assertThat(onMany).isBetween(Duration.ofMillis(2), Duration.ofMillis(10));
  }

  @Test
  void timersWaitInWavesOfTheTasksAdmitted() {
    Duration limit =
        new Timer()
            .limit(Point.parse("timer(tasks=10,waitMicros=1000,concurrency=4)"), new Machine(2, 0));

    assertThat(limit).isEqualTo(Duration.ofMillis(3));
  }

  @Test
  void manyStepsAtOnceLeadWhereSingleStepsDo() {
    for (int steps : new int[] {0, 1, 2, 3, 64, 1000, 123_457}) {
      assertThat(XorShift.jump(steps).applyAsLong(42)).isEqualTo(XorShift.walk(42, steps));
    }
  }

  @Test
  void theFirstStepIsThatOfTheFormula() {
    // 1 ^ 1<<13 = 0x2001; ^ its >>>7 = 0x2041; ^ its <<17
    assertThat(XorShift.walk(1, 1)).isEqualTo(0x2041L ^ (0x2041L << 17));
  }

  @Test
  void tasksThatComputeAndWaitHoldTheirSlotForBoth() {
    Point point = Point.parse("mixed(tasks=10,cpuSharePercent=25,taskMicros=4000,concurrency=4)");

    Duration limit = new Mixed().limit(point, new Machine(2, 1e6));

    assertThat(limit).isEqualTo(Duration.ofMillis(3).plusNanos(500_000).multipliedBy(3));
  }

  @Test
  void theLastBurstIsFollowedByItsWait() {
    Point point = Point.parse("mixed(tasks=10,cpuSharePercent=25,taskMicros=4000,concurrency=0)");

    Duration limit = new Mixed().limit(point, new Machine(2, 1e6));

    assertThat(limit).isEqualTo(Duration.ofMillis(5 + 3));
  }
}
