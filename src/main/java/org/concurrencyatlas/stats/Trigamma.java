package org.concurrencyatlas.stats;

import org.apache.commons.math3.special.Gamma;

/** The inverse of ψ′, which the moderated variance needs and no library of ours has. */
final class Trigamma {
  private static final int HALVINGS = 200;

  private Trigamma() {}

  /**
   * The x > 0 with ψ′(x) = y, by bisection: ψ′ falls from ∞ to 0, about 1/x² near 0 and 1/x far
   * out.
   *
   * @param y above 0
   */
  static double inverse(double y) {
    double low = Math.min(1, 1 / Math.sqrt(2 * y));
    while (Gamma.trigamma(low) < y) {
      low /= 2;
    }
    double high = Math.max(1, 2 / y);
    while (Gamma.trigamma(high) > y) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high - low > Math.ulp(high); i++) {
      double middle = (low + high) / 2;
      if (Gamma.trigamma(middle) > y) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
