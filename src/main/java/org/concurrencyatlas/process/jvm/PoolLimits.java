package org.concurrencyatlas.process.jvm;

import java.time.Duration;
import org.concurrencyatlas.result.UsageException;

/**
 * What a pool does not exceed.
 *
 * @param queueCapacity most jobs that wait for a worker, at least 1; then a submitter has to wait
 * @param maxFrameBytes most bytes of a job or of one answer, 128 KiB to 1 GiB
 * @param payloadBytes shared memory for large payloads in each direction, for each worker, taken
 *     when the first such payload comes; 64 KiB to 1 GiB, or 0 to send them through the link
 * @param restarts how many workers may die within {@code restartPeriod} before the pool gives up
 * @param restartPeriod see {@code restarts}
 * @param startTimeout how long a worker may take until it is ready; then it is killed
 */
public record PoolLimits(
    int queueCapacity,
    int maxFrameBytes,
    int payloadBytes,
    int restarts,
    Duration restartPeriod,
    Duration startTimeout) {
  private static final int MIN_FRAME_BYTES = 128 * 1024;
  private static final int MAX_FRAME_BYTES = 1 << 30;
  private static final int MIN_PAYLOAD_BYTES = 64 * 1024;

  /** 4,096 jobs, 64 MiB, 8 MiB, 5 restarts in 10 s, and a minute to start. */
  public static final PoolLimits DEFAULT =
      new PoolLimits(4096, 64 << 20, 8 << 20, 5, Duration.ofSeconds(10), Duration.ofMinutes(1));

  public PoolLimits {
    check("queueCapacity", queueCapacity, 1, Integer.MAX_VALUE);
    check("maxFrameBytes", maxFrameBytes, MIN_FRAME_BYTES, MAX_FRAME_BYTES);
    check("payloadBytes", payloadBytes, payloadBytes == 0 ? 0 : MIN_PAYLOAD_BYTES, MAX_FRAME_BYTES);
    check("restarts", restarts, 0, Integer.MAX_VALUE);
  }

  /** The same with another capacity of the queue. */
  public PoolLimits withQueueCapacity(int jobs) {
    return new PoolLimits(jobs, maxFrameBytes, payloadBytes, restarts, restartPeriod, startTimeout);
  }

  /** The same with another restart budget. */
  public PoolLimits withRestarts(int max, Duration period) {
    return new PoolLimits(queueCapacity, maxFrameBytes, payloadBytes, max, period, startTimeout);
  }

  /** The same with another maximal size of a frame. */
  public PoolLimits withMaxFrameBytes(int bytes) {
    return new PoolLimits(
        queueCapacity, bytes, payloadBytes, restarts, restartPeriod, startTimeout);
  }

  /** The same with another size of the memory for large payloads, or 0 for none. */
  public PoolLimits withPayloadBytes(int bytes) {
    return new PoolLimits(
        queueCapacity, maxFrameBytes, bytes, restarts, restartPeriod, startTimeout);
  }

  /** The same with another timeout for the start of a worker. */
  public PoolLimits withStartTimeout(Duration timeout) {
    return new PoolLimits(
        queueCapacity, maxFrameBytes, payloadBytes, restarts, restartPeriod, timeout);
  }

  /** Throws a {@link UsageException} when a value is not in the range {@code min…max}. */
  public static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new UsageException("%s=%d is not allowed; give %d…%d".formatted(name, value, min, max));
    }
  }
}
