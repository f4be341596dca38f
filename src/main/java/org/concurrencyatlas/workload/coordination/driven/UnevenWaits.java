package org.concurrencyatlas.workload.coordination.driven;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.waiting.Wait;

/**
 * Waits from 1/16 to 31/16 of their mean, in an order that looks random. They come in pairs whose
 * sum is twice the mean; one that has no partner waits for the mean itself.
 *
 * @param tasks N, how many there are
 * @param meanMicros D, their mean
 */
record UnevenWaits(long tasks, long meanMicros) {
  private static final int PARTS = 16;

  List<Task> batch() {
    return LongStream.range(0, tasks)
        .<Task>mapToObj(index -> new Wait(index, micros(index)))
        .toList();
  }

  /** The sum of the answers. */
  long expected() {
    return LongStream.range(0, tasks).map(SplitMix::mix).sum();
  }

  /** How long the task of a number waits, µs. */
  long micros(long index) {
    long pair = index / 2;
    if (2 * pair + 1 == tasks) {
      return meanMicros;
    }
    long scrambled = SplitMix.mix(pair);
    long difference = meanMicros * (1 + Math.floorMod(scrambled, PARTS - 1)) / PARTS;
    boolean longer = (scrambled < 0) == (index % 2 == 0);
    return longer ? meanMicros + difference : meanMicros - difference;
  }

  /** The shortest wait. */
  Duration shortest() {
    return duration(LongStream.range(0, tasks).map(this::micros).min().orElse(0));
  }

  /**
   * The time until all have waited: N·D/C, for no more than C wait at once, and at least the
   * longest.
   *
   * @param concurrency C, tasks in flight at once; 0 for all
   */
  Duration all(long concurrency) {
    Duration longest = duration(LongStream.range(0, tasks).map(this::micros).max().orElse(0));
    return concurrency == 0
        ? longest
        : Limit.both(longest, duration(tasks * meanMicros).dividedBy(concurrency));
  }

  /** How long the first task waits. */
  Duration first() {
    return duration(micros(0));
  }

  private static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
