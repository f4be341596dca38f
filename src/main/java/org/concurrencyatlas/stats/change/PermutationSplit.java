package org.concurrencyatlas.stats.change;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.concurrencyatlas.stats.Moments;

/**
 * How often a shuffled stretch has a split as far apart as this one (Matteson and James 2014): p =
 * (1 + as far)/(1 + shuffles). The shuffles look for their best split too, so that p accounts for
 * the search over the stretch. They are the same every time.
 *
 * <p>What is shuffled are the innovations eᵢ = xᵢ − φ·xᵢ₋₁ of values less their mean, from which a
 * stretch is put together again: so shuffled neighbours are as alike as those of the series (the
 * residual bootstrap of an autoregression, Efron and Tibshirani 1993, section 8.5, without
 * replacement). With φ = 0 they are the values themselves. Assumes that innovations may be
 * exchanged when nothing changes, and no distribution.
 *
 * @param values the series
 * @param phi correlation of neighbours, in [0, 1): 0 for independent values
 * @param level a split is kept when its p is at most this
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PermutationSplit(double[] values, double phi, double level) implements SplitTest {
  static final int SHUFFLES = 9999;
  private static final long SEED = 20_140_101;

  /**
   * After so many shuffles that are as far apart the answer is no; p is then that of the shuffles
   * so far (Besag and Clifford 1991).
   */
  private static final int ENOUGH = 500;

  @Override
  public double p(int from, int at, int end, int to) {
    double q = EnergyDistance.q(values, from, at, end);
    double[] innovations = innovations(from, to);
    SplittableRandom random = new SplittableRandom(SEED);
    int asFar = 0;
    int done = 0;
    while (done < SHUFFLES && asFar < ENOUGH) {
      shuffle(innovations, random);
      double[] stretch = stretch(innovations);
      asFar += EnergyDistance.best(stretch, 0, stretch.length).q() >= q ? 1 : 0;
      done++;
    }
    return (1.0 + asFar) / (1.0 + done);
  }

  /** The first has the same variance as the others: it is the value times √(1 − φ²). */
  private double[] innovations(int from, int to) {
    double mean = Moments.of(Arrays.copyOfRange(values, from, to)).mean();
    double[] innovations = new double[to - from];
    for (int i = 0; i < innovations.length; i++) {
      double value = values[from + i] - mean;
      innovations[i] = i == 0 ? value * scale() : value - phi * (values[from + i - 1] - mean);
    }
    return innovations;
  }

  private double[] stretch(double[] innovations) {
    double[] stretch = new double[innovations.length];
    stretch[0] = innovations[0] / scale();
    for (int i = 1; i < stretch.length; i++) {
      stretch[i] = phi * stretch[i - 1] + innovations[i];
    }
    return stretch;
  }

  private double scale() {
    return Math.sqrt(1 - phi * phi);
  }

  private static void shuffle(double[] all, SplittableRandom random) {
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double other = all[j];
      all[j] = all[i];
      all[i] = other;
    }
  }
}
