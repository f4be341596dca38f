package org.concurrencyatlas.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.cause.CauseTable;
import org.concurrencyatlas.report.cause.CauseText;
import org.concurrencyatlas.report.format.Markdown;
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
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/** {@code summary.md}: the verdicts for a chat, an issue or a repository. */
public final class SummaryMarkdown {
  /** Above this number of cells a summary would not be one. */
  private static final int MOST_SECTIONS = 40;

  private SummaryMarkdown() {}

  /** The whole file. */
  public static String text(ReportInput input) {
    List<String> lines = new ArrayList<>();
    List<CellSummary> cells = input.cells();
    lines.add("# Where each concurrency model wins: " + Markdown.escape(input.plan().profile()));
    lines.add("");
    lines.addAll(verdicts(cells, input.machines()));
    cells.stream().limit(MOST_SECTIONS).forEach(cell -> lines.addAll(section(input, cell)));
    if (cells.size() > MOST_SECTIONS) {
      int rest = cells.size() - MOST_SECTIONS;
      lines.addAll(List.of("", "The contenders of the other " + rest + " cells: verdicts.csv."));
    }
    lines.addAll(list("## Along the axes", TrendSentences.inShort(input)));
    lines.addAll(method(input));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> verdicts(List<CellSummary> cells, Machines machines) {
    List<String> lines = new ArrayList<>();
    boolean several = machines.several();
    lines.add(
        "| cell | verdict | leader | over the next | n | of the limit |"
            + (several ? " machine |" : ""));
    lines.add("| --- | --- | --- | ---: | ---: | ---: |" + (several ? " --- |" : ""));
    for (CellSummary cell : cells) {
      lines.add(
          row(
                  PointName.of(cell.verdict().point()),
                  CellText.decision(cell) + (cell.verdict().limitBound() ? ", limit-bound" : ""),
                  cell.leader().map(each -> each.contender().toString()).orElse("nobody"),
                  cell.lead().map(Numbers::ratio).orElse("–"),
                  Integer.toString(cell.verdict().blocks()),
                  cell.leader()
                      .map(ContenderResult::shareOfLimit)
                      .map(Numbers::percent)
                      .orElse("–"))
              + (several ? " " + machines.mark(cell.verdict().point()).orElse("–") + " |" : ""));
    }
    return lines;
  }

  private static List<String> section(ReportInput input, CellSummary cell) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## " + Markdown.escape(PointName.of(cell.verdict().point())));
    lines.add("");
    lines.add(
        "**"
            + Markdown.escape(CellText.headline(cell))
            + ".** "
            + Markdown.escape(MethodSentences.limit(cell))
            + ".");
    lines.add("");
    boolean served = cell.isServed();
    lines.add(
        "| contender | tasks/s | 95 % interval | × leader | of limit | CPU/task | memory | drift |"
            + (served ? " server CPU/task |" : ""));
    lines.add("| --- | ---: | --- | ---: | ---: | ---: | ---: | --- |" + (served ? " ---: |" : ""));
    cell.verdict()
        .results()
        .forEach(result -> lines.add(contender(result) + (served ? server(result) : "")));
    lines.addAll(latencies(cell));
    lines.addAll(List.of("", "Stopped: " + Markdown.escape(CellText.stopped(cell)) + "."));
    if (!CellText.lasting(cell).isEmpty()) {
      lines.addAll(List.of("", "Lasting: " + Markdown.escape(CellText.lasting(cell)) + "."));
    }
    lines.addAll(list("Out of the race:", CellText.out(cell)));
    lines.addAll(causes(input, cell));
    lines.addAll(list("What the JVMs did:", JvmText.lines(input, cell)));
    lines.addAll(list("Client and server:", ServerText.lines(input, cell)));
    CellText.warnings(cell)
        .forEach(each -> lines.addAll(List.of("", "> " + Markdown.escape(each))));
    return lines;
  }

  private static List<String> latencies(CellSummary cell) {
    List<String> lines = new ArrayList<>();
    if (!LatencyText.withLatency(cell).isEmpty()) {
      lines.addAll(List.of("", row(LatencyText.HEAD.toArray(String[]::new))));
      lines.add("| --- | ---: | ---: | --- | ---: | --- |");
      LatencyText.withLatency(cell)
          .forEach(each -> lines.add(row(LatencyText.row(each).toArray(String[]::new))));
      LatencyText.generator(cell)
          .forEach(each -> lines.addAll(List.of("", Markdown.escape(each) + ".")));
    }
    return lines;
  }

  private static List<String> causes(ReportInput input, CellSummary cell) {
    List<String> lines =
        new ArrayList<>(list("Why they are behind:", CauseText.lines(input, cell)));
    List<List<String>> rows = CauseTable.rows(input, cell);
    if (!rows.isEmpty()) {
      List<String> head = CauseTable.head(cell);
      lines.addAll(List.of("", row(head.toArray(String[]::new))));
      lines.add("| --- |" + " --- |".repeat(head.size() - 1));
      rows.forEach(each -> lines.add(row(each.toArray(String[]::new))));
    }
    return lines;
  }

  private static String contender(ContenderResult result) {
    String name = result.contender().toString();
    Optional<String> missing = ResultText.missing(result);
    if (missing.isPresent()) {
      return row(name, missing.get(), "", "", "", "", "", "");
    }
    Interval rate = result.tasksPerSecond();
    return row(
        name,
        Numbers.number(rate.estimate()),
        Numbers.bounds(rate),
        Numbers.ratio(result.ratioToLeader()),
        Numbers.percent(result.shareOfLimit()),
        Numbers.nanos(result.usage().cpuNanosPerTask()),
        Numbers.bytes(result.usage().peakResidentBytes()),
        ResultText.drift(result));
  }

  private static String server(ContenderResult result) {
    return " %s |"
        .formatted(Numbers.nanos(result.usage().serverCpuNanosPerTask().orElse(Double.NaN)));
  }

  /** A list under its title; nothing when it is empty. */
  private static List<String> list(String title, List<String> items) {
    List<String> lines = new ArrayList<>();
    if (!items.isEmpty()) {
      lines.addAll(List.of("", title, ""));
      items.forEach(item -> lines.add("- " + Markdown.escape(item)));
    }
    return lines;
  }

  private static List<String> method(ReportInput input) {
    Environment machine = input.environment();
    List<String> lines = new ArrayList<>(List.of("", "## Method", ""));
    MethodSentences.sentences(input).forEach(each -> lines.add("- " + Markdown.escape(each)));
    input
        .machines()
        .descriptions(input.points())
        .forEach(each -> lines.add("- " + Markdown.escape(each)));
    input.warnings().forEach(each -> lines.add("- **" + Markdown.escape(each) + "**"));
    lines.add(
        "- %s, %d processors, %s of memory, %s, JDK %s, %s%s, commit %s, %s"
            .formatted(
                Markdown.escape(machine.cpu()),
                machine.processors(),
                Numbers.bytes((double) machine.memoryBytes()),
                Markdown.escape(machine.kernel()),
                Markdown.escape(machine.jdk()),
                machine.runtimes().values().stream()
                    .map(each -> Markdown.escape(each) + ", ")
                    .collect(Collectors.joining()),
                Markdown.escape(machine.collector()),
                Markdown.escape(machine.commit()),
                input.day()));
    machine
        .services()
        .forEach(
            (id, told) -> lines.add("- other end: %s, %s".formatted(id, Markdown.escape(told))));
    return lines;
  }

  private static String row(String... fields) {
    List<String> escaped = List.of(fields).stream().map(Markdown::escape).toList();
    return "| " + String.join(" | ", escaped) + " |";
  }
}
