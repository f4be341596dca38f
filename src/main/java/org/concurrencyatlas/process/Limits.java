package org.concurrencyatlas.process;

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
public record Limits(
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
  public static final Limits USUAL =
      new Limits(4096, 64 << 20, 8 << 20, 5, Duration.ofSeconds(10), Duration.ofMinutes(1));

  /** Checks the ranges. */
  public Limits {
    check("backlog", backlog, 1, Integer.MAX_VALUE);
    check("longestFrame", longestFrame, LEAST_FRAME, MOST_FRAME);
    check("payloadBytes", payloadBytes, payloadBytes == 0 ? 0 : LEAST_PAYLOAD, MOST_FRAME);
    check("restarts", restarts, 0, Integer.MAX_VALUE);
  }

  /** The same with another length of the backlog. */
  public Limits withBacklog(int jobs) {
    return new Limits(jobs, longestFrame, payloadBytes, restarts, restartPeriod, start);
  }

  /** The same with another restart budget. */
  public Limits withRestarts(int most, Duration period) {
    return new Limits(backlog, longestFrame, payloadBytes, most, period, start);
  }

  /** The same with another longest frame. */
  public Limits withLongestFrame(int bytes) {
    return new Limits(backlog, bytes, payloadBytes, restarts, restartPeriod, start);
  }

  /** The same with another size of the memory for large payloads, or 0 for none. */
  public Limits withPayloadBytes(int bytes) {
    return new Limits(backlog, longestFrame, bytes, restarts, restartPeriod, start);
  }

  /** The same with another time to start. */
  public Limits withStart(Duration most) {
    return new Limits(backlog, longestFrame, payloadBytes, restarts, restartPeriod, most);
  }

  static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(
          "%s=%d is not allowed; give %d…%d".formatted(name, value, least, most));
    }
  }
}
