package org.concurrencyatlas.stats;

/**
 * A straight line fitted by least squares, written around the mean of x: y = height + slope·(x −
 * x̄). Assumes independent errors of one normal distribution.
 *
 * @param n how many points
 * @param center x̄
 * @param height the line's y at x̄
 * @param slope its slope
 * @param spread Σ(x − x̄)²
 * @param variance residual variance over n − 2
 */
public record LineFit(
    int n, double center, double height, double slope, double spread, double variance) {

  /**
   * Fits the line.
   *
   * @param x at least two different values among at least three
   * @param y as many values
   */
  public static LineFit of(double[] x, double[] y) {
    Moments abscissa = Moments.of(x);
    double height = Moments.of(y).mean();
    double spread = abscissa.variance() * abscissa.degrees();
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += (x[i] - abscissa.mean()) * (y[i] - height);
    }
    double slope = product / spread;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = y[i] - height - slope * (x[i] - abscissa.mean());
      squares += residual * residual;
    }
    return new LineFit(x.length, abscissa.mean(), height, slope, spread, squares / (x.length - 2));
  }

  /**
   * Where the line crosses zero, with Fieller's (1954) interval: all x with |height + slope·(x −
   * x̄)| ≤ t·se(x). Without bounds when that set is unbounded, because the slope itself may be
   * zero.
   *
   * @param confidence in (0, 1)
   */
  public Interval root(double confidence) {
    double t = StudentT.upperQuantile((1 - confidence) / 2, n - 2);
    double c = t * t * variance;
    double square = slope * slope - c / spread;
    double estimate = center - height / slope;
    if (!(square > 0)) {
      return Interval.unbounded(estimate);
    }
    double middle = -height * slope / square;
    double half = Math.sqrt(middle * middle - (height * height - c / n) / square);
    return new Interval(estimate, center + middle - half, center + middle + half);
  }
}
