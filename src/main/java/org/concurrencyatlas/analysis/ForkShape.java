package org.concurrencyatlas.analysis;

import java.util.Arrays;
import java.util.List;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.Drift;

/** What the iterations inside the forks show: whether they drift, whether forks fall in groups. */
final class ForkShape {
  private static final double CONFIDENCE = 0.95;

  /** A gap between forks above this many standard errors of a fork's mean separates groups. */
  private static final double GAP = 10;

  private ForkShape() {}

  /**
   * Mean over forks of ln(median of the second half / median of the first half) of the iteration
   * times, as a share. Below three forks there is no interval.
   */
  static Drift drift(List<ForkResult> forks) {
    Interval drift =
        Moments.of(
                forks.stream()
                    .filter(fork -> fork.iterations().size() > 1)
                    .mapToDouble(ForkShape::drift)
                    .toArray())
            .interval(CONFIDENCE);
    return new Drift(
        new Interval(
            Math.expm1(drift.estimate()), Math.expm1(drift.low()), Math.expm1(drift.high())));
  }

  /**
   * Whether three or more forks show a gap above ten standard errors of a fork's mean: those of its
   * iterations' log times, pooled over the forks. Not said of forks without spread inside.
   */
  static boolean multimodal(List<ForkResult> forks) {
    double within =
        Math.sqrt(
            forks.stream().mapToDouble(ForkShape::varianceOfMean).average().orElse(Double.NaN));
    if (forks.size() < Moments.LEAST_FOR_INTERVAL || !(within > 0)) {
      return false;
    }
    double[] scores = forks.stream().mapToDouble(ForkResult::score).sorted().toArray();
    double widest = 0;
    for (int i = 1; i < scores.length; i++) {
      widest = Math.max(widest, scores[i] - scores[i - 1]);
    }
    return widest > GAP * within;
  }

  private static double varianceOfMean(ForkResult fork) {
    Moments times = Moments.of(logTimes(fork));
    return times.variance() / times.n();
  }

  /** ln(median of the second half / median of the first half) of the times of one fork. */
  static double drift(ForkResult fork) {
    double[] times = logTimes(fork);
    int half = times.length / 2;
    return Moments.median(Arrays.copyOfRange(times, times.length - half, times.length))
        - Moments.median(Arrays.copyOf(times, half));
  }

  private static double[] logTimes(ForkResult fork) {
    return fork.iterations().stream()
        .mapToDouble(Iteration::nanosPerBatch)
        .map(Math::log)
        .toArray();
  }
}
