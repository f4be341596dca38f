package org.concurrencyatlas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concurrencyatlas.report.text.AlongAxes;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Method;
import org.concurrencyatlas.report.text.Names;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Standing;

/** The verdicts as text for a terminal of 100 columns. */
final class VerdictTable {
  private static final int WIDTH = 100;
  private static final int NAME_WIDTH = 36;

  /** Above this number of cells only the verdicts are listed, without the table of each cell. */
  private static final int MOST_DETAILED_CELLS = 20;

  private VerdictTable() {}

  /** All lines, none longer than 100 columns. */
  static List<String> lines(Findings findings) {
    List<String> lines = new ArrayList<>();
    List<CellReading> cells = findings.readings();
    for (CellReading cell : cells) {
      lines.addAll(verdict(cell));
      if (cells.size() <= MOST_DETAILED_CELLS) {
        lines.addAll(wrap("  ", cell.drifts()));
        lines.add("");
        lines.addAll(contenders(cell.verdict()));
      }
      lines.add("");
    }
    lines.addAll(closing(findings, cells.size()));
    return List.copyOf(lines);
  }

  private static List<String> verdict(CellReading reading) {
    CellVerdict cell = reading.verdict();
    List<String> lines = new ArrayList<>();
    lines.addAll(wrap("", PointName.of(cell.point()) + ": " + reading.decision()));
    lines.addAll(wrap("  ", reading.sentence()));
    lines.addAll(wrap("  ", basis(reading)));
    lines.addAll(wrap("  ", cell.stopped()));
    reading.out().forEach(each -> lines.addAll(wrap("  ", "out: " + each)));
    cell.warnings().forEach(warning -> lines.addAll(wrap("  ", "! " + warning)));
    return lines;
  }

  private static String basis(CellReading reading) {
    CellVerdict cell = reading.verdict();
    String next =
        reading
            .runnerUp()
            .flatMap(
                rival -> reading.lead().map(lead -> Figures.ratio(lead) + " " + rival.contender()))
            .map(text -> " · " + text)
            .orElse("");
    return "n = " + cell.blocks() + next + " · " + Method.limit(reading);
  }

  private static List<String> contenders(CellVerdict cell) {
    List<String> lines = new ArrayList<>();
    lines.add(row("  contender", "tasks/s", "95 % interval", "× leader", "of limit"));
    cell.standings().forEach(each -> lines.addAll(contender(each, cell.leader())));
    return lines;
  }

  private static List<String> contender(Standing standing, Optional<Contender> leader) {
    boolean leads = leader.equals(Optional.of(standing.contender()));
    String name =
        (leads ? "> " : "  ") + Names.shorten(standing.contender().toString(), NAME_WIDTH - 2);
    Optional<String> missing = CellReading.missing(standing);
    if (missing.isPresent()) {
      return List.of(row(name, missing.get().replaceFirst(":.*", ""), "", "", ""));
    }
    return List.of(
        row(
            name,
            Figures.number(standing.tasksPerSecond().estimate()),
            Figures.bounds(standing.tasksPerSecond()),
            leads ? "1" : Figures.ratio(standing.ratioToLeader()),
            Figures.percent(standing.shareOfLimit())));
  }

  private static String row(String name, String rate, String interval, String ratio, String share) {
    return String.format(
            Locale.ROOT,
            "  %-" + NAME_WIDTH + "s %10s  %-19s %-20s %8s",
            name,
            rate,
            interval,
            ratio,
            share)
        .stripTrailing();
  }

  private static List<String> closing(Findings findings, int cells) {
    List<String> lines = new ArrayList<>();
    if (cells > MOST_DETAILED_CELLS) {
      lines.addAll(wrap("", "All contenders of all cells: verdicts.csv and report.html."));
    }
    AlongAxes.inShort(findings).forEach(each -> lines.addAll(wrap("", each)));
    for (String sentence : Method.sentences(findings)) {
      lines.addAll(wrap("", sentence));
    }
    findings.verdicts().warnings().forEach(each -> lines.addAll(wrap("", "! " + each)));
    return lines;
  }

  /** Breaks at spaces, and inside a word only when it is longer than a line. */
  private static List<String> wrap(String indent, String text) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    if (rest.isEmpty()) {
      return lines;
    }
    String margin = indent;
    while (margin.length() + rest.length() > WIDTH) {
      int room = WIDTH - margin.length();
      int space = rest.lastIndexOf(' ', room);
      int end = space > 0 ? space : room;
      lines.add(margin + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
      margin = indent + "  ";
    }
    lines.add(margin + rest);
    return lines;
  }
}
