package org.concurrencyatlas.result.latency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.ToDoubleFunction;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times of one fork, nanoseconds. The quantiles come from the histogram as it was recorded, with
 * three digits; what the journal keeps of it has two, for display.
 *
 * @param count how many times
 * @param p50Nanos the median; NaN when there are {@linkplain Quantile#leastSamples() too few} for
 *     it
 * @param p99Nanos the 99th percentile; NaN when there are too few for it
 * @param p999Nanos the 99.9th percentile; NaN when there are too few for it
 * @param maxNanos the longest; NaN when there is none
 * @param histogram an HdrHistogram of two digits in its compressed form (V2, deflate), Base64
 */
public record Distribution(
    long count,
    double p50Nanos,
    double p99Nanos,
    double p999Nanos,
    double maxNanos,
    String histogram) {
  /** The longest time that is told from longer ones: an hour. */
  public static final long HIGHEST_NANOS = 3_600_000_000_000L;

  /** Digits of a histogram that is recorded. */
  public static final int RECORDED_DIGITS = 3;

  private static final int KEPT_DIGITS = 2;

  /** What a histogram of nanoseconds shows. */
  public static Distribution of(AbstractHistogram recorded) {
    return new Distribution(
        recorded.getTotalCount(),
        quantile(recorded, Quantile.P50),
        quantile(recorded, Quantile.P99),
        quantile(recorded, Quantile.P999),
        recorded.getTotalCount() == 0 ? Double.NaN : recorded.getMaxValue(),
        text(recorded));
  }

  /**
   * The same times over others: what is left of them is noise. Its histogram stays as it is.
   *
   * @param usual of each quantile, nanoseconds
   */
  public Distribution over(ToDoubleFunction<Quantile> usual) {
    return new Distribution(
        count,
        p50Nanos / usual.applyAsDouble(Quantile.P50),
        p99Nanos / usual.applyAsDouble(Quantile.P99),
        p999Nanos / usual.applyAsDouble(Quantile.P999),
        maxNanos,
        histogram);
  }

  /** A quantile, nanoseconds; NaN when there are too few samples for it. */
  public double at(Quantile quantile) {
    return switch (quantile) {
      case P50 -> p50Nanos;
      case P99 -> p99Nanos;
      case P999 -> p999Nanos;
    };
  }

  /**
   * The histogram, of nanoseconds.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public Histogram decoded() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("a histogram of the journal is damaged", e);
    }
  }

  private static double quantile(AbstractHistogram recorded, Quantile quantile) {
    return recorded.getTotalCount() < quantile.leastSamples()
        ? Double.NaN
        : recorded.getValueAtPercentile(100 * quantile.share());
  }

  private static String text(AbstractHistogram recorded) {
    Histogram kept = new Histogram(1, HIGHEST_NANOS, KEPT_DIGITS);
    kept.add(recorded);
    ByteBuffer bytes = ByteBuffer.allocate(kept.getNeededByteBufferCapacity());
    int length = kept.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
