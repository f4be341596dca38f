package org.concurrencyatlas.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.text.MergeText;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.session.MergedCell;
import org.concurrencyatlas.verdict.session.MergedRival;
import org.concurrencyatlas.verdict.session.Reversal;

/** Several sessions as text for a terminal of 100 columns. */
public final class MergeTable {
  private static final int NAME_WIDTH = 34;

  /** Of more sessions than this only the smallest and the largest ratio are shown. */
  private static final int MOST_LISTED = 5;

  private MergeTable() {}

  /** All lines, none longer than 100 columns. */
  public static List<String> lines(RunMerge merge) {
    List<String> lines = new ArrayList<>();
    merge.sessions().forEach(each -> lines.addAll(VerdictTable.wrap("", "session " + each.name())));
    lines.add("");
    for (MergedCell cell : merge.cells()) {
      lines.addAll(cell(cell, merge.epsilon()));
      lines.add("");
    }
    for (RunMerge.LeftOut cell : merge.leftOut()) {
      lines.addAll(VerdictTable.wrap("", PointName.of(cell.point()) + ": left out"));
      cell.absences()
          .forEach(each -> lines.addAll(VerdictTable.wrap("  ", "! " + ReasonText.of(each))));
      lines.add("");
    }
    for (Reversal reversal : merge.reversals()) {
      lines.addAll(VerdictTable.wrap("", "! " + MergeText.reversal(reversal)));
      lines.add("");
    }
    MergeText.method(merge).forEach(each -> lines.addAll(VerdictTable.wrap("", each)));
    return List.copyOf(lines);
  }

  private static List<String> cell(MergedCell cell, double epsilon) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        VerdictTable.wrap(
            "",
            "%s %s: %s"
                .formatted(
                    cell.decision().isReplicated() ? "●" : "○",
                    PointName.of(cell.point()),
                    MergeText.decision(cell))));
    lines.addAll(VerdictTable.wrap("  ", MergeText.sentence(cell, epsilon)));
    if (cell.leader().isPresent()) {
      lines.add("");
      lines.add(row("  contender", "leader over it", "τ", "in each session"));
      lines.add("  " + name("> ", cell.leader().orElseThrow()));
      cell.rivals().forEach(each -> lines.addAll(rival(each)));
    }
    cell.absences()
        .forEach(each -> lines.addAll(VerdictTable.wrap("  ", "! " + ReasonText.of(each))));
    return lines;
  }

  /** One line; the ratios of the sessions get lines of their own where they are too long for it. */
  private static List<String> rival(MergedRival rival) {
    String name = name("  ", rival.contender());
    String lead = Numbers.ratio(rival.lead());
    String tau = Numbers.percent(rival.tau());
    String sessions = inSessions(rival.inSessions());
    String line = row(name, lead, tau, sessions);
    if (line.length() <= VerdictTable.WIDTH) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>(List.of(row(name, lead, tau, "")));
    lines.addAll(VerdictTable.wrap("      ", sessions));
    return lines;
  }

  private static String inSessions(List<Double> ratios) {
    return ratios.size() <= MOST_LISTED
        ? ratios.stream().map(MergeTable::ratio).collect(Collectors.joining(" "))
        : ratios.stream().sorted().findFirst().map(MergeTable::ratio).orElse("")
            + " to "
            + ratios.stream().max(Double::compare).map(MergeTable::ratio).orElse("");
  }

  private static String ratio(double ratio) {
    return Numbers.ratio(Interval.unbounded(ratio));
  }

  private static String name(String mark, Contender contender) {
    return mark + ContenderNames.shorten(contender.toString(), NAME_WIDTH - mark.length());
  }

  private static String row(String name, String lead, String tau, String sessions) {
    return String.format(
            Locale.ROOT, "  %-" + NAME_WIDTH + "s %-20s %7s  %s", name, lead, tau, sessions)
        .stripTrailing();
  }
}
