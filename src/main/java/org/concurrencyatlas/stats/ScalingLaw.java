package org.concurrencyatlas.stats;

import java.util.Arrays;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The universal scalability law (Gunther 2007): X(N) = γN / (1 + α(N − 1) + βN(N − 1)). With β = 0
 * it is Amdahl's law.
 *
 * @param contention α, the share of the work that is serial
 * @param coherency β, the cost of agreeing with every other; 0 for Amdahl's law
 * @param unit γ, the throughput of one
 */
public record ScalingLaw(double contention, double coherency, double unit) {
  private static final int MOST_EVALUATIONS = 2000;

  /** The first step, as a share of the start's length: the library's 100 would leave the grid. */
  private static final double FIRST_STEP = 0.05;

  /** What contention and coherency may cost at the highest level, in multiples of the work. */
  private static final double[] STARTS = {0.01, 0.1, 1, 10, 100};

  /** Which law is fitted. */
  public enum Law {
    /** All three parameters. */
    UNIVERSAL(3),
    /** β = 0. */
    AMDAHL(2);

    private final int parameters;

    Law(int parameters) {
      this.parameters = parameters;
    }
  }

  /** On which scale the squares are least. */
  public enum Scale {
    /** Relative errors count: throughputs of forks err by a share of themselves. */
    LOG,
    /** Absolute errors count, as in R's {@code usl} package. */
    LINEAR
  }

  /** Throughput at a level. */
  public double at(double level) {
    return unit * level / (1 + contention * (level - 1) + coherency * level * (level - 1));
  }

  /** The level of the highest throughput, √((1 − α)/β); infinite under Amdahl's law. */
  public double peak() {
    return coherency == 0
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(Math.max(0, 1 - contention) / coherency);
  }

  /**
   * Fits a law by Levenberg and Marquardt's method; the parameters are fitted as logarithms, so
   * they stay positive.
   *
   * @param levels N, above 0, at least as many different ones as the law has parameters
   * @param throughputs above 0
   * @param weights of the squared errors, above 0
   * @throws org.apache.commons.math3.exception.MathIllegalStateException when the fit does not
   *     settle
   */
  public static ScalingLaw fit(
      Law law, Scale scale, double[] levels, double[] throughputs, double[] weights) {
    double[] target =
        scale == Scale.LOG ? Arrays.stream(throughputs).map(Math::log).toArray() : throughputs;
    RealVector fitted =
        new LevenbergMarquardtOptimizer()
            .withInitialStepBoundFactor(FIRST_STEP)
            .optimize(
                new LeastSquaresBuilder()
                    .start(start(law, levels, throughputs, weights))
                    .model(parameters -> values(parameters.toArray(), scale, levels))
                    .target(target)
                    .weight(new DiagonalMatrix(weights))
                    .maxEvaluations(MOST_EVALUATIONS)
                    .maxIterations(MOST_EVALUATIONS)
                    .build())
            .getPoint();
    return of(fitted.toArray());
  }

  private static ScalingLaw of(double[] logarithms) {
    return new ScalingLaw(
        Math.exp(logarithms[1]),
        logarithms.length == Law.UNIVERSAL.parameters ? Math.exp(logarithms[2]) : 0,
        Math.exp(logarithms[0]));
  }

  /**
   * The best of a coarse grid, with the best throughput that one was seen to have: from a far start
   * the logarithm of a parameter can run to −∞, from where it never returns.
   */
  private static double[] start(Law law, double[] levels, double[] throughputs, double[] weights) {
    double unit = 0;
    double most = 1;
    for (int i = 0; i < levels.length; i++) {
      unit = Math.max(unit, throughputs[i] / levels[i]);
      most = Math.max(most, levels[i]);
    }
    ScalingLaw best = new ScalingLaw(0.05, 0.1 / (most * most), unit);
    for (double contention : STARTS) {
      for (double coherency : STARTS) {
        ScalingLaw start = new ScalingLaw(contention / most, coherency / (most * most), unit);
        if (start.misfit(levels, throughputs, weights)
            < best.misfit(levels, throughputs, weights)) {
          best = start;
        }
      }
    }
    double[] start = {Math.log(best.unit), Math.log(best.contention), Math.log(best.coherency)};
    return Arrays.copyOf(start, law.parameters);
  }

  /** The weighted squares of the relative errors. */
  private double misfit(double[] levels, double[] throughputs, double[] weights) {
    double squares = 0;
    for (int i = 0; i < levels.length; i++) {
      double error = Math.log(at(levels[i]) / throughputs[i]);
      squares += weights[i] * error * error;
    }
    return squares;
  }

  /** The law's values at the levels and their derivatives by the logarithms of its parameters. */
  private static Pair<RealVector, RealMatrix> values(
      double[] logarithms, Scale scale, double[] levels) {
    ScalingLaw law = of(logarithms);
    RealVector values = new ArrayRealVector(levels.length);
    RealMatrix slopes = new Array2DRowRealMatrix(levels.length, logarithms.length);
    for (int i = 0; i < levels.length; i++) {
      double level = levels[i];
      double value = law.at(level);
      double relative = value / (law.unit * level);
      double[] logSlopes = {
        1, -law.contention * (level - 1) * relative, -law.coherency * level * (level - 1) * relative
      };
      double factor = scale == Scale.LOG ? 1 : value;
      values.setEntry(i, scale == Scale.LOG ? Math.log(value) : value);
      for (int j = 0; j < logarithms.length; j++) {
        slopes.setEntry(i, j, factor * logSlopes[j]);
      }
    }
    return new Pair<>(values, slopes);
  }
}
