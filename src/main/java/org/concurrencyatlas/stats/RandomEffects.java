package org.concurrencyatlas.stats;

import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The mean over groups, such as sessions, whose true means differ: yᵢ = μ + bᵢ + eᵢ with b ~ N(0,
 * τ²) and e ~ N(0, seᵢ²). τ² by Paule and Mandel (1982), the choice of Veroniki and others (2016);
 * the interval by Hartung and Knapp (2001) and Sidik and Jonkman (2002) from t with k − 1 degrees
 * of freedom, which keeps its level also with few groups (IntHout and others 2014).
 *
 * @param groups k, at least 2
 * @param mean estimate of μ, weighted by 1/(seᵢ² + τ²)
 * @param standardError of the mean
 * @param tau standard deviation of the groups' true means, at least 0
 * @param excess the variance of the group means over k − 1, less the mean of their seᵢ²: an
 *     unbiased estimate of τ², which can be negative (Hedges and Olkin 1985)
 */
public record RandomEffects(
    int groups, double mean, double standardError, double tau, double excess) {
  /** Below this many groups nothing is claimed: two can agree by chance. */
  public static final int LEAST_GROUPS = 3;

  private static final int MOST_STEPS = 200;

  /** The equation for τ² is solved when its two sides differ by less. */
  private static final double SOLVED = 1e-12;

  /**
   * Combines group means.
   *
   * @param means two or more
   * @param standardErrors of the means, each above 0
   * @throws IllegalArgumentException when there are fewer, or not as many of both
   */
  public static RandomEffects of(double[] means, double[] standardErrors) {
    if (means.length < 2 || means.length != standardErrors.length) {
      throw new IllegalArgumentException(
          "%d means and %d standard errors; give two or more of each"
              .formatted(means.length, standardErrors.length));
    }
    Fit fit = pauleMandel(means, standardErrors);
    // Knapp and Hartung's factor, never below 1 (Röver, Knapp and Friede 2015)
    double factor = Math.max(1, fit.squares / (means.length - 1));
    double excess =
        Moments.of(means).variance()
            - IntStream.range(0, means.length)
                .mapToDouble(i -> standardErrors[i] * standardErrors[i])
                .average()
                .orElseThrow();
    return new RandomEffects(
        means.length, fit.mean, Math.sqrt(factor / fit.weights), Math.sqrt(fit.tauSquared), excess);
  }

  /**
   * τ of many combinations together: the root of the mean of their unbiased estimates of τ², each
   * with the same weight.
   *
   * @return at least 0; NaN without a combination
   */
  public static double commonTau(Collection<RandomEffects> combinations) {
    double mean =
        combinations.stream().mapToDouble(RandomEffects::excess).average().orElse(Double.NaN);
    return Double.isNaN(mean) ? mean : Math.sqrt(Math.max(0, mean));
  }

  /** One-sided p value of "μ is above the bound"; 1 below three groups. */
  public double pAbove(double bound) {
    return groups < LEAST_GROUPS
        ? 1
        : StudentT.upperTail((mean - bound) / standardError, groups - 1);
  }

  /** P value of "μ lies within ±margin", two one-sided tests; 1 below three groups. */
  public double pWithin(double margin) {
    return Math.max(pAbove(-margin), negated().pAbove(-margin));
  }

  /**
   * The interval of μ; without bounds below three groups.
   *
   * @param confidence in (0, 1)
   */
  public Interval interval(double confidence) {
    if (groups < LEAST_GROUPS) {
      return Interval.unbounded(mean);
    }
    double half = StudentT.upperQuantile((1 - confidence) / 2, groups - 1) * standardError;
    return new Interval(mean, mean - half, mean + half);
  }

  /** The same of the quantity with its sign turned. */
  public RandomEffects negated() {
    return new RandomEffects(groups, -mean, standardError, tau, excess);
  }

  /**
   * The weighted mean at some τ².
   *
   * @param weights Σw with w = 1/(seᵢ² + τ²)
   * @param squares Q = Σw·(yᵢ − mean)²
   * @param slope −dQ/dτ² = Σw²·(yᵢ − mean)²
   */
  private record Fit(double tauSquared, double weights, double mean, double squares, double slope) {
    static Fit at(double tauSquared, double[] means, double[] standardErrors) {
      double[] w = new double[means.length];
      double weights = 0;
      double sum = 0;
      for (int i = 0; i < means.length; i++) {
        w[i] = 1 / (standardErrors[i] * standardErrors[i] + tauSquared);
        weights += w[i];
        sum += w[i] * means[i];
      }
      double mean = sum / weights;
      double squares = 0;
      double slope = 0;
      for (int i = 0; i < means.length; i++) {
        double square = w[i] * (means[i] - mean) * (means[i] - mean);
        squares += square;
        slope += w[i] * square;
      }
      return new Fit(tauSquared, weights, mean, squares, slope);
    }
  }

  /**
   * The τ² at which Q has its expectation k − 1, or 0 when Q is smaller already there; by Newton's
   * steps from 0, which never overshoot because Q is convex (DerSimonian and Kacker 2007).
   */
  private static Fit pauleMandel(double[] means, double[] standardErrors) {
    int expected = means.length - 1;
    Fit fit = Fit.at(0, means, standardErrors);
    for (int i = 0; i < MOST_STEPS && fit.squares > expected * (1 + SOLVED); i++) {
      double step = (fit.squares - expected) / fit.slope;
      fit = Fit.at(fit.tauSquared + step, means, standardErrors);
    }
    return fit;
  }
}
