package org.concurrencyatlas.process.jvm;

import java.time.Duration;
import org.concurrencyatlas.result.UsageException;

/**
 * What a pool does not exceed.
 *
 * @param backlog most jobs that wait for a worker before a submitter has to wait, at least 1
 * @param longestFrame most bytes of a job or of one answer, 128 KiB to 1 GiB
 * @param payloadBytes shared memory for large payloads, a worker and direction, taken when the
 *     first such payload comes; at least 64 KiB, or 0 to send them through the link
 * @param restarts how many workers may die within {@code restartPeriod} before the pool gives up
 * @param restartPeriod see {@code restarts}
 * @param start how long a worker may take until it is ready; then it is killed
 */
public record PoolLimits(
    int backlog,
    int longestFrame,
    int payloadBytes,
    int restarts,
    Duration restartPeriod,
    Duration start) {
  private static final int LEAST_FRAME = 128 * 1024;
  private static final int MOST_FRAME = 1 << 30;
  private static final int LEAST_PAYLOAD = 64 * 1024;

  /** 4,096 jobs, 64 MiB, 8 MiB, 5 restarts in 10 s, and a minute to start. */
  public static final PoolLimits USUAL =
      new PoolLimits(4096, 64 << 20, 8 << 20, 5, Duration.ofSeconds(10), Duration.ofMinutes(1));

  /** Checks the ranges. */
  public PoolLimits {
    check("backlog", backlog, 1, Integer.MAX_VALUE);
    check("longestFrame", longestFrame, LEAST_FRAME, MOST_FRAME);
    check("payloadBytes", payloadBytes, payloadBytes == 0 ? 0 : LEAST_PAYLOAD, MOST_FRAME);
    check("restarts", restarts, 0, Integer.MAX_VALUE);
  }

  /** The same with another length of the backlog. */
  public PoolLimits withBacklog(int jobs) {
    return new PoolLimits(jobs, longestFrame, payloadBytes, restarts, restartPeriod, start);
  }

  /** The same with another restart budget. */
  public PoolLimits withRestarts(int most, Duration period) {
    return new PoolLimits(backlog, longestFrame, payloadBytes, most, period, start);
  }

  /** The same with another longest frame. */
  public PoolLimits withLongestFrame(int bytes) {
    return new PoolLimits(backlog, bytes, payloadBytes, restarts, restartPeriod, start);
  }

  /** The same with another size of the memory for large payloads, or 0 for none. */
  public PoolLimits withPayloadBytes(int bytes) {
    return new PoolLimits(backlog, longestFrame, bytes, restarts, restartPeriod, start);
  }

  /** The same with another time to start. */
  public PoolLimits withStart(Duration most) {
    return new PoolLimits(backlog, longestFrame, payloadBytes, restarts, restartPeriod, most);
  }

  public static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(
          "%s=%d is not allowed; give %d…%d".formatted(name, value, least, most));
    }
  }
}
