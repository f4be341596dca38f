package org.concurrencyatlas.analysis.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.StudentT;

/** Whether runs are sessions of one thing, none of them an outlier. */
public final class BaselineCheck {
  /** The chance that any of the sessions is refused although all are alike. */
  public static final double ALPHA = 0.01;

  private BaselineCheck() {}

  /**
   * Something that is not the same in two runs.
   *
   * @param field what, in the reader's words
   * @param value what it is in the first run; empty where that has none
   * @param run the other run
   * @param other what it is there
   */
  public record Difference(String field, String value, HistoryRun run, String other) {}

  /**
   * A session that does not fit to the others.
   *
   * @param run the session
   * @param row the row in which it fits least
   * @param ratio what it needs over the mean of the others
   * @param p after Holm's correction over all sessions and rows
   */
  public record Outlier(HistoryRun run, HistoryRow row, double ratio, double p) {}

  /** The first setting or row in which a run differs from the first; empty when all are alike. */
  public static Optional<Difference> difference(List<HistoryRun> runs) {
    HistoryRun first = runs.getFirst();
    for (HistoryRun other : runs.subList(1, runs.size())) {
      SequencedSet<String> names = new LinkedHashSet<>(first.settings().keySet());
      names.addAll(other.settings().keySet());
      for (String name : names) {
        String one = first.settings().getOrDefault(name, "");
        String two = other.settings().getOrDefault(name, "");
        if (!one.equals(two)) {
          return Optional.of(new Difference(name, one, other, two));
        }
      }
      if (first.rows().size() != other.rows().size()
          || !first.rows().stream().allMatch(row -> value(other, row).isPresent())) {
        return Optional.of(
            new Difference(
                "number of contenders that were measured without a failure",
                Integer.toString(first.rows().size()),
                other,
                Integer.toString(other.rows().size())));
      }
    }
    return Optional.empty();
  }

  /**
   * The sessions that do not fit, the worst first, each with its worst row: a value outside
   * Student's prediction interval of the others, ȳ ± t·s·√(1 + 1/m) with m − 1 degrees of freedom,
   * with the error rate {@value #ALPHA} over all sessions and rows by Holm's procedure. Assumes
   * that the log needs of one row are independent from session to session and normal.
   *
   * @param runs three or more with the same rows
   */
  public static List<Outlier> outliers(List<HistoryRun> runs) {
    List<Outlier> tested = new ArrayList<>();
    for (HistoryRun run : runs) {
      for (HistoryRow row : run.rows()) {
        tested.add(tested(run, row, runs));
      }
    }
    double[] holm = MultipleTesting.holm(tested.stream().mapToDouble(Outlier::p).toArray());
    List<Outlier> refused = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      if (holm[i] <= ALPHA) {
        Outlier each = tested.get(i);
        refused.add(new Outlier(each.run, each.row, each.ratio, holm[i]));
      }
    }
    refused.sort(
        Comparator.comparingDouble(Outlier::p)
            .thenComparingDouble(each -> -Math.abs(Math.log(each.ratio()))));
    SequencedSet<HistoryRun> seen = new LinkedHashSet<>();
    return refused.stream().filter(each -> seen.add(each.run())).toList();
  }

  private static Outlier tested(HistoryRun run, HistoryRow row, List<HistoryRun> runs) {
    double[] others =
        runs.stream()
            .filter(each -> !each.isSameAs(run))
            .flatMap(each -> value(each, row).stream())
            .mapToDouble(HistoryRow::logNeed)
            .toArray();
    Moments moments = Moments.of(others);
    double distance = row.logNeed() - moments.mean();
    double error = Math.sqrt(moments.variance() * (1 + 1.0 / moments.n()));
    double p = StudentT.bothTails(distance / error, moments.degrees());
    return new Outlier(run, row, Math.exp(distance), Double.isNaN(p) ? 1 : p);
  }

  private static Optional<HistoryRow> value(HistoryRun run, HistoryRow row) {
    return run.rows().stream().filter(row::isSameAs).findFirst();
  }
}
