package org.concurrencyatlas.stats;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;

/**
 * A scaling law fitted to measured throughputs, with 95 % intervals by parametric bootstrap: the
 * mean log throughput of each level is drawn from Student's t, because its error is estimated from
 * few forks, and the law is fitted again.
 *
 * @param law the fit
 * @param contention α
 * @param coherency β
 * @param unit γ
 * @param peak level of the highest throughput
 * @param peakKnown whether a peak may be claimed: its interval ends below 1.5 × the largest level
 */
public record ScalingFit(
    ScalingLaw law,
    Interval contention,
    Interval coherency,
    Interval unit,
    Interval peak,
    boolean peakKnown) {

  /** With fewer different levels three parameters follow the noise. */
  public static final int LEAST_LEVELS = 6;

  private static final int DRAWS = 400;
  private static final double REACH = 1.5;

  /**
   * Fits a law on the log scale, each level weighted by the inverse variance of its mean, n/s̃².
   *
   * @param levels N, above 0
   * @param throughputs log throughputs of the forks at each level
   * @param seed of the bootstrap
   * @return empty with fewer than {@value #LEAST_LEVELS} levels, when the forks of a level do not
   *     differ at all, or when the fit does not settle
   */
  public static Optional<ScalingFit> of(
      ScalingLaw.Law law, double[] levels, ModeratedMean[] throughputs, long seed) {
    Set<Double> different = new HashSet<>();
    Arrays.stream(levels).forEach(different::add);
    double[] errors =
        Arrays.stream(throughputs).mapToDouble(ModeratedMean::standardError).toArray();
    if (different.size() < LEAST_LEVELS || !Arrays.stream(errors).allMatch(e -> e > 0)) {
      return Optional.empty();
    }
    double[] means = Arrays.stream(throughputs).mapToDouble(ModeratedMean::mean).toArray();
    try {
      ScalingLaw fit = fit(law, levels, means, errors);
      return Optional.of(of(fit, bootstrap(law, levels, throughputs, seed), levels));
    } catch (MathIllegalStateException e) {
      return Optional.empty();
    }
  }

  private static ScalingFit of(ScalingLaw fit, ScalingLaw[] draws, double[] levels) {
    Interval peak = interval(fit, draws, ScalingLaw::peak);
    double largest = Arrays.stream(levels).max().orElseThrow();
    return new ScalingFit(
        fit,
        interval(fit, draws, ScalingLaw::contention),
        interval(fit, draws, ScalingLaw::coherency),
        interval(fit, draws, ScalingLaw::unit),
        peak,
        peak.high() <= REACH * largest);
  }

  private static ScalingLaw[] bootstrap(
      ScalingLaw.Law law, double[] levels, ModeratedMean[] throughputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] errors =
        Arrays.stream(throughputs).mapToDouble(ModeratedMean::standardError).toArray();
    ScalingLaw[] draws = new ScalingLaw[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] drawn = new double[throughputs.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = throughputs[i].mean() + errors[i] * studentT(random, throughputs[i].degrees());
      }
      draws[draw] = fit(law, levels, drawn, errors);
    }
    return draws;
  }

  /** A draw from Student's t by the polar method (Bailey 1994). */
  private static double studentT(SplittableRandom random, double degrees) {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double w = u * u + v * v;
      if (w > 0 && w <= 1) {
        return u * Math.sqrt(degrees * Math.expm1(-2 / degrees * Math.log(w)) / w);
      }
    }
  }

  private static ScalingLaw fit(
      ScalingLaw.Law law, double[] levels, double[] logThroughputs, double[] errors) {
    return ScalingLaw.fit(
        law,
        ScalingLaw.Scale.LOG,
        levels,
        Arrays.stream(logThroughputs).map(Math::exp).toArray(),
        Arrays.stream(errors).map(error -> 1 / (error * error)).toArray());
  }

  /** The middle 95 % of the draws around the fit. */
  private static Interval interval(
      ScalingLaw fit, ScalingLaw[] draws, ToDoubleFunction<ScalingLaw> parameter) {
    double[] sorted = Arrays.stream(draws).mapToDouble(parameter).sorted().toArray();
    int tail = DRAWS / 40;
    return new Interval(parameter.applyAsDouble(fit), sorted[tail - 1], sorted[DRAWS - tail]);
  }
}
