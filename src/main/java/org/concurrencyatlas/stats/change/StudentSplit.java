package org.concurrencyatlas.stats.change;

import java.util.Arrays;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.Moments;

/**
 * Student's two-sample t test with one variance for both sides, over m + n − 2 (each variance over
 * n − 1). Assumes independent values of normal scatter that is the same on both sides: so a side of
 * three values can borrow the scatter of the other, which Welch's test cannot. It does not know
 * that the place was sought; the level is small for that.
 *
 * @param values the series
 * @param level a split is kept when its p is at most this
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StudentSplit(double[] values, double level) implements SplitTest {
  @Override
  public double p(int from, int at, int end, int to) {
    double p = difference(values, from, at, end).pDifferent();
    return Double.isNaN(p) ? 1 : p;
  }

  /** Mean of [at, end) minus mean of [from, at), with the pooled standard error. */
  static MeanDifference difference(double[] values, int from, int at, int end) {
    Moments before = Moments.of(Arrays.copyOfRange(values, from, at));
    Moments after = Moments.of(Arrays.copyOfRange(values, at, end));
    double degrees = (double) before.degrees() + after.degrees();
    double variance =
        (before.degrees() * before.variance() + after.degrees() * after.variance()) / degrees;
    double error = Math.sqrt(variance * (1.0 / before.n() + 1.0 / after.n()));
    return new MeanDifference(after.mean() - before.mean(), error, degrees);
  }
}
