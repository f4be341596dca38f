package org.concurrencyatlas.stats.change;

/**
 * How far the two sides of a split of a series are apart: Q(τ,κ) = mn/(m+n)·(2·mean|X−Y| −
 * mean|X−X′| − mean|Y−Y′|), where X are the m values before τ and Y the n values from τ up to κ
 * (Matteson and James 2014, "A nonparametric approach for multiple change point analysis of
 * multivariate data", with exponent 1). The means inside a side are over its pairs of two different
 * values.
 */
public final class EnergyDistance {
  /** Fewer values on a side are no side: two can agree by chance. */
  public static final int SHORTEST = 3;

  private final int from;

  /** Sums of |x − x′| over all pairs of a stretch, by its first index and the one past its last. */
  private final double[][] within;

  /**
   * A split of a stretch.
   *
   * @param at index of the first value of Y
   * @param end index past the last value of Y
   * @param q their distance; more is further apart
   */
  public record Split(int at, int end, double q) {}

  private EnergyDistance(double[] values, int from, int to) {
    this.from = from;
    int n = to - from;
    within = new double[n + 1][n + 1];
    for (int last = 0; last < n; last++) {
      double distances = 0;
      for (int first = last; first >= 0; first--) {
        distances += Math.abs(values[from + first] - values[from + last]);
        within[first][last + 1] = within[first][last] + distances;
      }
    }
  }

  /**
   * Q of the values in [from, at) and [at, end).
   *
   * @param values finite
   * @throws IllegalArgumentException when a side has fewer than {@value #SHORTEST} values
   */
  public static double q(double[] values, int from, int at, int end) {
    if (at - from < SHORTEST || end - at < SHORTEST) {
      throw new IllegalArgumentException(
          "sides of %d and %d values; give at least %d to each"
              .formatted(at - from, end - at, SHORTEST));
    }
    return new EnergyDistance(values, from, end).q(at, end);
  }

  /**
   * The split of the stretch [from, to) with the largest Q over all τ and κ.
   *
   * @param values finite
   * @param to at least {@code from} + 2·{@value #SHORTEST}
   * @throws IllegalArgumentException when the stretch is too short to be split
   */
  public static Split best(double[] values, int from, int to) {
    if (!canSplit(from, to)) {
      throw new IllegalArgumentException(
          "%d values cannot be split; give at least %d".formatted(to - from, 2 * SHORTEST));
    }
    return new EnergyDistance(values, from, to).best(to);
  }

  /** Whether the stretch [from, to) is long enough for two sides. */
  static boolean canSplit(int from, int to) {
    return to - from >= 2 * SHORTEST;
  }

  private Split best(int to) {
    Split best = new Split(from, to, Double.NEGATIVE_INFINITY);
    for (int at = from + SHORTEST; at <= to - SHORTEST; at++) {
      for (int end = at + SHORTEST; end <= to; end++) {
        double q = q(at, end);
        if (q > best.q) {
          best = new Split(at, end, q);
        }
      }
    }
    return best;
  }

  private double q(int at, int end) {
    int m = at - from;
    int n = end - at;
    double first = within[0][m];
    double second = within[m][m + n];
    double between = within[0][m + n] - first - second;
    double distance = 2 * between / ((double) m * n) - first / pairs(m) - second / pairs(n);
    return (double) m * n / (m + n) * distance;
  }

  private static double pairs(int n) {
    return n * (n - 1) / 2.0;
  }
}
