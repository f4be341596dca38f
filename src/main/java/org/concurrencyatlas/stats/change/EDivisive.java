package org.concurrencyatlas.stats.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the mean of a series changes: E-divisive (Matteson and James 2014) with the two passes of
 * Fleming and others 2023 ("Hunter: using change point detection to hunt for performance
 * regressions in open source"). The first pass splits windows of the series again and again at the
 * largest {@link EnergyDistance} as long as a split has at most ten times the allowed p. Then the
 * weakest change is taken away, and the stretches beside it become one, until all that are left are
 * within the allowed p.
 *
 * <p>The p is that of a t test, of at most 1e-5. Where the scatter about the stretches is not
 * normal or neighbours are alike, everything is done again with a permutation test of 9999
 * shuffles. Its p accounts for the search and may be 1e-3; it cannot be below 1e-4.
 */
public final class EDivisive {
  /** Below this many values no change is looked for. */
  public static final int LEAST_VALUES = 20;

  /** The largest p of a change by the t test. */
  public static final double LARGEST_P = 1e-5;

  /** The largest p of a change by a permutation test. */
  public static final double LARGEST_P_OF_SHUFFLES = 1e-3;

  private static final int WINDOW = 50;
  private static final double FIRST_PASS = 10;
  private static final double TAIL = 0.025;

  private final double[] values;
  private final SplitTest test;

  /** What a p value comes from. */
  public enum Test {
    /** Student's t test: the scatter looks normal and independent. */
    STUDENT,
    /** Single values were shuffled: the scatter has heavy tails. */
    SHUFFLED_VALUES,
    /** What is new in each value was shuffled: neighbours are alike. */
    SHUFFLED_INNOVATIONS
  }

  /**
   * What was found.
   *
   * @param points ascending
   * @param test by which
   */
  public record Changes(List<ChangePoint> points, Test test) {
    public Changes {
      points = List.copyOf(points);
    }
  }

  private EDivisive(double[] values, SplitTest test) {
    this.values = values;
    this.test = test;
  }

  /**
   * The changes of a series; the same series always gives the same.
   *
   * @param values finite, in order of time, at least {@value #LEAST_VALUES}
   * @throws IllegalArgumentException when there are fewer
   */
  public static Changes of(double[] values) {
    if (values.length < LEAST_VALUES) {
      throw new IllegalArgumentException(
          values.length + " values; a change is looked for in " + LEAST_VALUES + " or more");
    }
    EDivisive student = new EDivisive(values, new StudentSplit(values, LARGEST_P));
    List<Integer> proposed = student.split();
    double[] residuals = SeriesShape.residuals(values, proposed);
    double phi = SeriesShape.correlation(residuals, proposed);
    if (phi > 0) {
      return shuffled(values, phi, Test.SHUFFLED_INNOVATIONS);
    }
    return SeriesShape.hasHeavyTails(residuals)
        ? shuffled(values, 0, Test.SHUFFLED_VALUES)
        : new Changes(student.merged(proposed), Test.STUDENT);
  }

  private static Changes shuffled(double[] values, double phi, Test test) {
    EDivisive shuffled =
        new EDivisive(values, new PermutationSplit(values, phi, LARGEST_P_OF_SHUFFLES));
    return new Changes(shuffled.merged(shuffled.split()), test);
  }

  /** Splits windows that overlap by half; none reaches back before the last change. */
  private List<Integer> split() {
    List<Integer> found = new ArrayList<>();
    int start = 0;
    while (start < values.length) {
      List<Integer> inside = new ArrayList<>();
      split(start, Math.min(start + WINDOW, values.length), inside);
      found.addAll(inside);
      start = Math.max(inside.isEmpty() ? 0 : inside.getLast(), start + WINDOW / 2);
    }
    return found;
  }

  /** Adds the changes inside [from, to), ascending. */
  private void split(int from, int to, List<Integer> found) {
    if (!EnergyDistance.canSplit(from, to)) {
      return;
    }
    EnergyDistance.Split best = EnergyDistance.best(values, from, to);
    if (test.p(from, best.at(), best.end(), to) <= FIRST_PASS * test.level()) {
      split(from, best.at(), found);
      found.add(best.at());
      split(best.at(), to, found);
    }
  }

  private List<ChangePoint> merged(List<Integer> proposed) {
    List<Integer> left = new ArrayList<>(proposed);
    List<ChangePoint> points = points(left);
    while (!points.isEmpty()) {
      ChangePoint weakest =
          points.stream().max(Comparator.comparingDouble(ChangePoint::p)).orElseThrow();
      if (weakest.p() <= test.level()) {
        return points;
      }
      left.removeIf(each -> each == weakest.index());
      points = points(left);
    }
    return points;
  }

  /** Each change with the stretches up to its neighbours on either side. */
  private List<ChangePoint> points(List<Integer> changes) {
    return IntStream.range(0, changes.size())
        .mapToObj(i -> {
          int from = i == 0 ? 0 : changes.get(i - 1);
          int to = i + 1 < changes.size() ? changes.get(i + 1) : values.length;
          int at = changes.get(i);
          return new ChangePoint(
              at,
              StudentSplit.difference(values, from, at, to).interval(TAIL),
              test.p(from, at, to, to));
        })
        .toList();
  }
}
