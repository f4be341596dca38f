package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.stats.Interval;

/** The contests of an imported file as lines for a terminal. */
public final class ContestTable {
  /** Of more contests the rest is in the files. */
  private static final int MOST = 40;

  private static final int WIDEST_NAME = 40;

  private ContestTable() {}

  /** All lines: each contest with its rows, then rows without a rival, then the sum. */
  public static List<String> lines(ContestReport report) {
    List<String> lines = new ArrayList<>();
    List<Contest> contests = report.numbered();
    double epsilon = report.contests().epsilon();
    for (int i = 0; i < Math.min(MOST, contests.size()); i++) {
      lines.add((i + 1) + "  " + ContestText.headline(contests.get(i), epsilon));
      lines.addAll(rows(contests.get(i), epsilon));
    }
    if (contests.size() > MOST) {
      lines.add((contests.size() - MOST) + " more contests: contests.csv");
    }
    List<Contest> alone =
        report.contests().all().stream().filter(each -> each.rows().size() == 1).toList();
    alone.stream().limit(MOST).forEach(each -> lines.add(alone(each)));
    if (alone.size() > MOST) {
      lines.add((alone.size() - MOST) + " more rows without a rival: contests.csv");
    }
    if (!report.contests().others().isEmpty()) {
      lines.add(ContestMethod.others(report));
    }
    lines.add(
        "rows ran one after the other, not in turn: what changed in the machine meanwhile is in the"
            + " figures");
    lines.add(ContestText.summary(report));
    return List.copyOf(lines);
  }

  private static List<String> rows(Contest contest, double epsilon) {
    int width =
        contest.rows().stream().mapToInt(row -> ContestNames.of(row).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (ContestRow row : contest.rows()) {
      String name = ContestNames.of(row);
      String padded = name + " ".repeat(Math.max(0, Math.min(width, WIDEST_NAME) - name.length()));
      lines.add(
          "      %s  %s  %s"
              .formatted(padded, figures(row, contest), ContestText.state(row, contest, epsilon)));
      ContestText.entries(row).ifPresent(note -> lines.add("        " + note));
    }
    return lines;
  }

  private static String figures(ContestRow row, Contest contest) {
    if (row.problem().isPresent()) {
      return String.format(Locale.ROOT, "%12s", "–");
    }
    return String.format(
        Locale.ROOT,
        "%12s %s %-21s %s",
        Numbers.precise(row.value().estimate()),
        ContestNames.unit(contest),
        bounds(row.value()),
        ContestText.replicates(row));
  }

  static String bounds(Interval value) {
    return Double.isFinite(value.low()) && Double.isFinite(value.high())
        ? "[" + Numbers.precise(value.low()) + "–" + Numbers.precise(value.high()) + "]"
        : "";
  }

  private static String alone(Contest contest) {
    ContestRow row = contest.rows().getFirst();
    String state =
        contest.outcome() == ContestOutcome.NO_FIGURES
            ? row.problem().map(ContestText::problem).orElse("unknown")
            : "no rival";
    return "   %s %s: %s  %s"
        .formatted(ContestNames.of(row), ContestNames.place(contest), figures(row, contest), state);
  }
}
