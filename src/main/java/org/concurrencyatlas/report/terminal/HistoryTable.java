package org.concurrencyatlas.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.history.History;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.HistoryText;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.stats.change.EDivisive;

/** A history of runs as text for a terminal of 100 columns. */
public final class HistoryTable {
  /** Up to this number of rows each is shown, also where nothing changed. */
  private static final int MOST_DETAILED = 5;

  private HistoryTable() {}

  /** All lines, none longer than 100 columns: rows that changed first, what it means last. */
  public static List<String> lines(History history) {
    List<String> lines = new ArrayList<>(head(history));
    List<RowHistory> tested =
        history.rows().stream().filter(row -> row.test().isPresent()).toList();
    List<RowHistory> changed = tested.stream().filter(row -> !row.changes().isEmpty()).toList();
    changed.forEach(row -> lines.addAll(changes(row)));
    if (history.rows().size() <= MOST_DETAILED) {
      history.rows().stream()
          .filter(row -> row.changes().isEmpty())
          .forEach(row -> lines.addAll(unchanged(row)));
    }
    if (!lines.getLast().isEmpty()) {
      lines.add("");
    }
    lines.addAll(VerdictTable.wrap("", sum(history.rows(), tested.size(), changed.size())));
    if (!changed.isEmpty()) {
      lines.addAll(VerdictTable.wrap("", HistoryText.CANDIDATE));
    }
    return List.copyOf(lines);
  }

  private static List<String> head(History history) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        VerdictTable.wrap(
            "",
            "%s, from %s to %s"
                .formatted(
                    Numbers.count(history.runs().size(), "run"),
                    HistoryText.run(history.runs().getFirst()),
                    HistoryText.run(history.runs().getLast()))));
    history
        .baseline()
        .ifPresent(baseline ->
            lines.addAll(
                VerdictTable.wrap(
                    "",
                    "baseline: "
                        + baseline.sessions().stream()
                            .map(Baseline.Session::name)
                            .collect(Collectors.joining(", ")))));
    lines.add("");
    return lines;
  }

  private static List<String> changes(RowHistory row) {
    List<String> lines = new ArrayList<>(VerdictTable.wrap("", HistoryText.row(row)));
    row.changes()
        .forEach(change ->
            lines.addAll(VerdictTable.wrap("  ", "● " + HistoryText.change(row, change))));
    lines.addAll(details(row));
    return lines;
  }

  private static List<String> unchanged(RowHistory row) {
    List<String> lines = new ArrayList<>(VerdictTable.wrap("", HistoryText.row(row)));
    int runs = row.values().size();
    lines.addAll(
        VerdictTable.wrap(
            "  ",
            row.test().isPresent()
                ? "○ no change is shown in " + Numbers.count(runs, "run")
                : "○ " + HistoryText.tooFew(runs)));
    lines.addAll(details(row));
    return lines;
  }

  private static List<String> details(RowHistory row) {
    List<String> lines = new ArrayList<>();
    row.test().ifPresent(test -> lines.addAll(VerdictTable.wrap("    ", HistoryText.test(test))));
    lines.addAll(VerdictTable.wrap("    ", HistoryText.lastToBaseline(row)));
    return lines;
  }

  private static String sum(List<RowHistory> rows, int tested, int changed) {
    int few = rows.size() - tested;
    int most =
        rows.stream()
            .filter(row -> row.test().isEmpty())
            .mapToInt(row -> row.values().size())
            .max()
            .orElse(0);
    String missing =
        "%s at most %s: %d are needed to look for a change"
            .formatted(
                few == 1 ? "1 row has" : few + " rows have",
                Numbers.count(most, "run"),
                EDivisive.LEAST_VALUES);
    String found = "%d of %s changed".formatted(changed, Numbers.count(tested, "row"));
    return few == 0 ? found + "." : tested == 0 ? missing + "." : found + "; " + missing + ".";
  }
}
