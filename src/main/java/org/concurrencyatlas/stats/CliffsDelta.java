package org.concurrencyatlas.stats;

/** Cliff's δ (1993): how often one sample is above another. Descriptive only. */
public final class CliffsDelta {
  private CliffsDelta() {}

  /**
   * Share of pairs in which the first is larger minus the share in which it is smaller: 1 when
   * every value of the first sample is above every value of the second, −1 the other way round; NaN
   * when either is empty.
   */
  public static double of(double[] first, double[] second) {
    double balance = 0;
    for (double a : first) {
      for (double b : second) {
        balance += Math.signum(a - b);
      }
    }
    return balance / ((double) first.length * second.length);
  }
}
