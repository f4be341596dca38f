package org.concurrencyatlas.stats;

import java.util.Optional;

/** Where a quantity that is linear between two places, where it was measured, passes zero. */
public final class ZeroCrossing {
  private ZeroCrossing() {}

  /**
   * The place between the two as a part of the way, in (0, 1), with Fieller's interval (Fieller
   * 1954): all θ with |m₁ + θ·(m₂ − m₁)| ≤ t·√((1−θ)²·se₁² + θ²·se₂²), t of the smaller degrees of
   * freedom.
   *
   * @param first the mean at the first place
   * @param second the mean at the second
   * @param confidence in (0, 1)
   * @return empty when the two means have one sign, or when either may be zero: then the set is not
   *     an interval between the two
   */
  public static Optional<Interval> between(
      ModeratedMean first, ModeratedMean second, double confidence) {
    double t =
        StudentT.upperQuantile((1 - confidence) / 2, Math.min(first.degrees(), second.degrees()));
    double firstError = square(t * first.standardError());
    double secondError = square(t * second.standardError());
    boolean opposite = first.mean() * second.mean() < 0;
    boolean shown = square(first.mean()) > firstError && square(second.mean()) > secondError;
    if (!opposite || !shown) {
      return Optional.empty();
    }
    double step = second.mean() - first.mean();
    // a·θ² + b·θ + c is positive at 0 and at 1 and negative at the estimate: it has two roots
    double a = square(step) - firstError - secondError;
    double b = 2 * first.mean() * step + 2 * firstError;
    double c = square(first.mean()) - firstError;
    double root = Math.sqrt(b * b - 4 * a * c);
    return Optional.of(
        new Interval(-first.mean() / step, 2 * c / (-b + root), 2 * c / (-b - root)));
  }

  private static double square(double x) {
    return x * x;
  }
}
