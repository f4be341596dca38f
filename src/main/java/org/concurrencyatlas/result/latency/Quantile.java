package org.concurrencyatlas.result.latency;

import java.util.Locale;

/** The quantiles by which latencies are compared. */
public enum Quantile {
  /** The median. */
  P50(0.5),
  /** One in a hundred is later. */
  P99(0.99),
  /** One in a thousand is later. */
  P999(0.999);

  /**
   * At least so many samples must lie beyond a quantile. With fewer it is little more than the
   * largest sample, whose expectation grows with their number.
   */
  private static final int LEAST_BEYOND = 10;

  private final double share;

  Quantile(double share) {
    this.share = share;
  }

  /** The share of the samples that are at most as large. */
  public double share() {
    return share;
  }

  /** How many samples it takes. */
  public long leastSamples() {
    return Math.round(LEAST_BEYOND / (1 - share));
  }

  /** As it is written: {@code p99.9}. */
  public String id() {
    return this == P999 ? "p99.9" : name().toLowerCase(Locale.ROOT);
  }
}
