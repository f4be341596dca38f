package org.concurrencyatlas.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concurrencyatlas.report.cause.CauseText;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.JvmText;
import org.concurrencyatlas.report.text.LatencyText;
import org.concurrencyatlas.report.text.MethodSentences;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.text.ServerText;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.StopReason;

/** The verdicts as text for a terminal of 100 columns. */
public final class VerdictTable {
  static final int WIDTH = 100;
  private static final int NAME_WIDTH = 36;

  /** Above this number of cells only the verdicts are listed, without the table of each cell. */
  private static final int MOST_DETAILED_CELLS = 20;

  private VerdictTable() {}

  /** All lines, none longer than 100 columns. */
  public static List<String> lines(ReportInput input) {
    List<String> lines = new ArrayList<>();
    List<CellSummary> cells = input.cells();
    for (CellSummary cell : cells) {
      lines.addAll(cell(input, cell, cells.size() <= MOST_DETAILED_CELLS));
      lines.add("");
    }
    lines.addAll(closing(input, cells.size()));
    return List.copyOf(lines);
  }

  private static List<String> cell(ReportInput input, CellSummary cell, boolean detailed) {
    if (cell.verdict().stopped() instanceof StopReason.InAnotherShard) {
      return wrap("", PointName.of(cell.verdict().point()) + ": " + CellText.stopped(cell));
    }
    List<String> lines = new ArrayList<>(verdict(input, cell));
    if (detailed) {
      CauseText.specific(input, cell).forEach(each -> lines.addAll(wrap("  ", "why: " + each)));
      lines.addAll(wrap("  ", CellText.drifts(cell)));
      lines.add("");
      lines.addAll(contenders(cell.verdict()));
      lines.addAll(latencies(cell));
    }
    return lines;
  }

  private static List<String> verdict(ReportInput input, CellSummary summary) {
    CellVerdict cell = summary.verdict();
    List<String> lines = new ArrayList<>();
    lines.addAll(wrap("", PointName.of(cell.point()) + ": " + CellText.decisionInSession(summary)));
    lines.addAll(wrap("  ", CellText.sentence(summary)));
    lines.addAll(wrap("  ", basis(summary, input.machines())));
    lines.addAll(wrap("  ", CellText.stopped(summary)));
    if (!CellText.lasting(summary).isEmpty()) {
      lines.addAll(wrap("  ", "lasting: " + CellText.lasting(summary)));
    }
    CellText.out(summary).forEach(each -> lines.addAll(wrap("  ", "out: " + each)));
    JvmText.lines(input, summary).forEach(each -> lines.addAll(wrap("  ", "JVM: " + each)));
    ServerText.lines(input, summary).forEach(each -> lines.addAll(wrap("  ", "server: " + each)));
    CellText.warnings(summary).forEach(warning -> lines.addAll(wrap("  ", "! " + warning)));
    return lines;
  }

  private static String basis(CellSummary summary, Machines machines) {
    CellVerdict cell = summary.verdict();
    String next =
        summary
            .runnerUp()
            .filter(_ -> summary.metric().isEmpty())
            .flatMap(
                rival -> summary.lead().map(lead -> Numbers.ratio(lead) + " " + rival.contender()))
            .map(text -> " · " + text)
            .orElse("");
    String machine = machines.mark(cell.point()).map(mark -> " · on " + mark).orElse("");
    return "n = " + cell.blocks() + next + " · " + MethodSentences.limit(summary) + machine;
  }

  private static List<String> contenders(CellVerdict cell) {
    List<String> lines = new ArrayList<>();
    lines.add(row("  contender", "tasks/s", "95 % interval", "× leader", "of limit"));
    cell.results().forEach(each -> lines.addAll(contender(each, cell.leader())));
    return lines;
  }

  private static List<String> contender(ContenderResult result, Optional<Contender> leader) {
    boolean leads = leader.equals(Optional.of(result.contender()));
    String name =
        (leads ? "> " : "  ")
            + ContenderNames.shorten(result.contender().toString(), NAME_WIDTH - 2);
    Optional<String> missing = ResultText.missing(result);
    if (missing.isPresent()) {
      return List.of(row(name, missing.get().replaceFirst(":.*", ""), "", "", ""));
    }
    return List.of(
        row(
            name,
            Numbers.number(result.tasksPerSecond().estimate()),
            Numbers.bounds(result.tasksPerSecond()),
            leads ? "1" : Numbers.ratio(result.ratioToLeader()),
            Numbers.percent(result.shareOfLimit().estimate())));
  }

  private static List<String> latencies(CellSummary cell) {
    List<String> lines = new ArrayList<>();
    if (!LatencyText.withLatency(cell).isEmpty()) {
      lines.add("");
      lines.add(latency(LatencyText.HEAD));
      LatencyText.withLatency(cell).forEach(each -> lines.add(latency(LatencyText.row(each))));
      LatencyText.generator(cell).forEach(each -> lines.addAll(wrap("    ", each)));
    }
    return lines;
  }

  private static String latency(List<String> fields) {
    return String.format(
            Locale.ROOT,
            "    %-" + (NAME_WIDTH - 6) + "s %9s %9s  %-17s %9s  %s",
            ContenderNames.shorten(fields.get(0), NAME_WIDTH - 6),
            fields.get(1),
            fields.get(2),
            fields.get(3),
            fields.get(4),
            fields.get(5))
        .stripTrailing();
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

  private static List<String> closing(ReportInput input, int cells) {
    List<String> lines = new ArrayList<>();
    if (cells > MOST_DETAILED_CELLS) {
      lines.addAll(wrap("", "All contenders of all cells: verdicts.csv and report.html."));
    }
    TrendSentences.inShort(input).forEach(each -> lines.addAll(wrap("", each)));
    for (String sentence : MethodSentences.sentences(input)) {
      lines.addAll(wrap("", sentence));
    }
    input.machines().descriptions(input.points()).forEach(each -> lines.addAll(wrap("", each)));
    input.warnings().forEach(each -> lines.addAll(wrap("", "! " + each)));
    return lines;
  }

  /** Breaks at spaces, and inside a word only when it is longer than a line. */
  static List<String> wrap(String indent, String text) {
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
