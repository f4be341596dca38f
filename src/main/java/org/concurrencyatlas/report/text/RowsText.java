package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.comparison.CommonFactor;
import org.concurrencyatlas.analysis.comparison.RowDecision;
import org.concurrencyatlas.analysis.comparison.RowsComparison;
import org.concurrencyatlas.analysis.comparison.SettingDifference;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.stats.Interval;

/** Two sides held against each other row by row, as lines for a terminal. */
public final class RowsText {
  private static final int LONGEST_SETTING = 200;

  private RowsText() {}

  /** All lines: what is compared, under which settings, each row, what is missing, the sum. */
  public static List<String> lines(RowsComparison comparison) {
    List<String> lines = new ArrayList<>(head(comparison));
    comparison
        .rows()
        .forEach(row ->
            lines.add(RowLine.of(row, comparison.epsilon(), comparison.common().isPresent())));
    comparison
        .uncompared()
        .forEach(row ->
            lines.add("not compared   " + RowName.of(row.key()) + ": " + RowProblemText.of(row)));
    only("A", comparison.onlyFirst(), lines);
    only("B", comparison.onlySecond(), lines);
    if (comparison.count(RowDecision.SLOWER) + comparison.count(RowDecision.FASTER) > 0) {
      lines.add(
          "the two were not measured in turn: a slower session looks like slower code; measure both"
              + " in one session before you act on a difference");
    }
    lines.add(summary(comparison));
    return List.copyOf(lines);
  }

  /** Why the comparison is not complete. */
  public static String incomplete(RowsComparison comparison) {
    for (RowSet side : List.of(comparison.first(), comparison.second())) {
      if (side.rows().isEmpty()) {
        return side.name() + " holds no results: nothing was compared";
      }
    }
    return comparison.rows().isEmpty() && comparison.uncompared().isEmpty()
        ? "%s and %s have no row in common"
            .formatted(comparison.first().name(), comparison.second().name())
        : "not everything could be compared: " + summary(comparison);
  }

  /** How many rows there are of each kind. */
  public static String summary(RowsComparison comparison) {
    String decided =
        Arrays.stream(RowDecision.values())
            .filter(decision -> comparison.count(decision) > 0)
            .map(decision -> comparison.count(decision) + " " + RowLine.words(decision))
            .collect(Collectors.joining(", "));
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.count(comparison.rows().size(), "row") + " in common");
    if (!decided.isEmpty()) {
      parts.set(0, parts.getFirst() + ": " + decided);
    }
    part(comparison.uncompared().size(), "not compared", parts);
    part(comparison.onlyFirst().size(), "only in A", parts);
    part(comparison.onlySecond().size(), "only in B", parts);
    return String.join("; ", parts);
  }

  private static void part(int count, String words, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }

  private static List<String> head(RowsComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("A: " + side(comparison.first().name(), comparison.first().code()));
    lines.add("B: " + side(comparison.second().name(), comparison.second().code()));
    lines.add(
        ("above 1× B is slower than A or uses more; the interval is that of one row (95 %%), slower"
                + " and faster hold over all rows together (Holm, %s), no difference is one below %s")
            .formatted(Numbers.share(comparison.alpha()), Numbers.share(comparison.epsilon())));
    lines.addAll(settings(comparison));
    comparison.common().map(RowsText::common).ifPresent(lines::add);
    return lines;
  }

  private static String side(String name, String code) {
    return code.isEmpty() ? name : name + ", commit " + code;
  }

  private static List<String> settings(RowsComparison comparison) {
    List<String> lines = new ArrayList<>();
    int rows = comparison.rows().size();
    comparison.differing().forEach(each -> lines.add(setting(each, rows)));
    if (!lines.isEmpty()) {
      lines.add(
          "rows whose settings differ are told as different, not as slower or faster: it need not be"
              + " the code");
    }
    if (!comparison.first().machineKnown() || !comparison.second().machineKnown()) {
      lines.add("JMH's files do not name the machine: whether it is the same is not known");
    }
    return lines;
  }

  private static String setting(SettingDifference difference, int rows) {
    String where =
        difference.rows() == rows ? "" : " (" + Numbers.count(difference.rows(), "row") + ")";
    return "not the same: %s %s against %s%s"
        .formatted(difference.name(), value(difference.first()), value(difference.second()), where);
  }

  private static String value(String value) {
    String shown = RowName.printable(value);
    return shown.isBlank()
        ? "none or unknown"
        : shown.length() > LONGEST_SETTING ? shown.substring(0, LONGEST_SETTING) + "…" : shown;
  }

  private static String common(CommonFactor common) {
    return ("all rows together %s (half of the %d between %s and %s): the machine rather than the"
            + " code; rows are judged by what goes beyond it")
        .formatted(times(common.ratio()), common.rows(), times(common.low()), times(common.high()));
  }

  private static String times(double ratio) {
    return Numbers.ratio(Interval.unbounded(ratio));
  }

  private static void only(String side, List<RowKey> keys, List<String> lines) {
    keys.forEach(key -> lines.add("only in " + side + "      " + RowName.of(key)));
  }
}
