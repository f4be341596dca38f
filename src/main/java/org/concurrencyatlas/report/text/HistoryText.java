package org.concurrencyatlas.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.concurrencyatlas.analysis.history.BaselineCheck;
import org.concurrencyatlas.analysis.history.RowChange;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.change.EDivisive;

/** A history of runs in words. Every report takes its wording from here. */
public final class HistoryText {
  /** What a change is until it was measured again, as a sentence. */
  public static final String CANDIDATE =
      "A change is a candidate, for sessions differ by more than their code:"
          + " ./run-benchmarks.sh gate confirms it with both versions in one session.";

  /** A smaller error probability is not shown: no test here is that exact. */
  private static final double LEAST_P = 1e-7;

  private static final int COMMIT_LETTERS = 10;
  private static final Duration FEW_DAYS = Duration.ofDays(2);

  private HistoryText() {}

  /** The name of a row. */
  public static String row(RowHistory row) {
    return name(row.values().getFirst().row());
  }

  private static String name(HistoryRow row) {
    return RowName.printable(
        PointName.of(row.point())
            + ": "
            + row.contender()
            + row.metric().map(cost -> ", " + cost.words()).orElse(""));
  }

  /** A change of a row as a sentence without a subject and a full stop. */
  public static String change(RowHistory row, RowChange change) {
    return "became %s between %s and %s, confidence %s%s"
        .formatted(
            size(row, change, true),
            run(change.before()),
            run(change.after()),
            confidence(change.p()),
            change.differing().isEmpty()
                ? ""
                : "; the two differ in "
                    + RowName.printable(String.join(", ", change.differing()))
                    + " too, so that it need not be the code");
  }

  /**
   * {@code 1.30× slower}, or {@code 1.30× higher} by another metric than throughput, with the
   * interval of the ratio where that is wanted.
   */
  public static String size(RowHistory row, RowChange change, boolean interval) {
    Interval ratio = change.slower() ? change.ratio() : change.ratio().inverse();
    return Numbers.ratio(interval ? ratio : Interval.unbounded(ratio.estimate()))
        + (row.metric().isEmpty()
            ? (change.slower() ? " slower" : " faster")
            : (change.slower() ? " higher" : " lower"));
  }

  /** A run with its commit. */
  public static String run(HistoryRun run) {
    String commit = run.commit().strip();
    String shown =
        commit.length() <= COMMIT_LETTERS
            ? commit
            : commit.substring(0, COMMIT_LETTERS) + (commit.endsWith("+") ? "+" : "");
    return RowName.printable(shown.isEmpty() ? run.name() : run.name() + " (commit " + shown + ")");
  }

  /** 1 − p, cut off and never rounded up: {@code 99.999 %}. */
  public static String confidence(double p) {
    if (p < LEAST_P) {
      return ">99.99999 %";
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(p)) - 2);
    return BigDecimal.ONE
            .subtract(BigDecimal.valueOf(p))
            .movePointRight(2)
            .setScale(decimals, RoundingMode.DOWN)
            .toPlainString()
        + " %";
  }

  /** The same for narrow places: above 99.999 % no digits are shown. */
  public static String shortConfidence(double p) {
    return p < EDivisive.LARGEST_P ? ">99.999 %" : confidence(p);
  }

  /** How changes were looked for, without a full stop. */
  public static String test(EDivisive.Test test) {
    return switch (test) {
      case STUDENT -> "E-divisive, t test, p of at most 0.00001";
      case SHUFFLED_VALUES ->
          "E-divisive, permutation test for heavy tails, p of at most 0.001 over the whole row";
      case SHUFFLED_INNOVATIONS ->
          "E-divisive, permutation test for runs that are like their neighbours, p of at most 0.001"
              + " over the whole row";
    };
  }

  /** How far a row is from a change being looked for, without a full stop. */
  public static String tooFew(int runs) {
    return "%s, %d are needed to look for a change"
        .formatted(Numbers.count(runs, "run"), EDivisive.LEAST_VALUES);
  }

  /** The last run against the baseline; empty without one. */
  public static String lastToBaseline(RowHistory row) {
    OptionalDouble ratio = row.lastToBaseline();
    return ratio.isEmpty()
        ? ""
        : "the last run %s %s the %s of the baseline"
            .formatted(
                row.metric().isEmpty() ? "takes" : "has",
                Numbers.ratio(Interval.unbounded(ratio.getAsDouble())),
                row.metric().map(Cost::words).orElse("time"));
  }

  /**
   * A time of one of several runs, as short as distinguishes them: {@code 14:05}, {@code 11-22} or
   * {@code 2026-11-22}, in UTC.
   *
   * @param first the first time of all
   * @param last the last time of all
   */
  public static String day(Instant time, Instant first, Instant last) {
    boolean oneYear =
        first.atZone(ZoneOffset.UTC).getYear() == last.atZone(ZoneOffset.UTC).getYear();
    String pattern =
        Duration.between(first, last).compareTo(FEW_DAYS) < 0
            ? "HH:mm"
            : oneYear ? "MM-dd" : "yyyy-MM-dd";
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(time);
  }

  /** Why runs are no baseline: what is not the same. */
  public static String difference(BaselineCheck.Difference difference, HistoryRun first) {
    return RowName.printable(
        "%s: %s in %s, %s in %s; a baseline has sessions of one plan and one environment, give such"
            .formatted(
                difference.field(),
                shown(difference.value()),
                first.name(),
                shown(difference.other()),
                difference.run().name()));
  }

  /** Why a session is no part of a baseline. */
  public static String outlier(BaselineCheck.Outlier outlier, int more) {
    return RowName.printable(
        "%s is an outlier%s: %s %s %s the mean of the others, beyond what they predict at %s over all rows (Holm); leave it out or repeat it"
            .formatted(
                outlier.run().name(),
                more == 0 ? "" : " (and " + more + " more)",
                name(outlier.row()),
                outlier.row().metric().isEmpty() ? "took" : "was",
                Numbers.ratio(Interval.unbounded(outlier.ratio())),
                Numbers.share(BaselineCheck.ALPHA)));
  }

  private static String shown(String value) {
    return value.isBlank() ? "none" : value;
  }
}
