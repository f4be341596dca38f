package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.cause.CauseTable;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.LatencyText;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.ContenderResult;

/** Tables of the page. */
final class PageTables {
  private PageTables() {}

  /** One row a cell. */
  static Html verdicts(List<CellSummary> cells, Machines machines) {
    List<String> head =
        List.of("cell", "verdict", "leader", "over the next", "n", "of the limit", "machine");
    return table(
        machines.several() ? head : head.subList(0, head.size() - 1),
        cells.stream().map(cell -> verdict(cell, machines)).toList());
  }

  /** The contenders of a cell, one row each. */
  static Html contenders(CellSummary cell) {
    List<String> head = new ArrayList<>();
    head.addAll(
        List.of(
            "contender",
            "finding",
            "tasks/s",
            "95 % interval",
            "× leader",
            "of limit",
            "CPU/task",
            "allocated/task",
            "peak memory",
            "threads",
            "model's threads",
            "carriers",
            "pinned",
            "switches/batch",
            "forks",
            "remarks"));
    if (cell.isServed()) {
      head.add("server CPU/task");
    }
    return table(
        head, cell.verdict().results().stream().map(result -> contender(cell, result)).toList());
  }

  /** The latencies of a cell's contenders, one row each. */
  static Html latencies(CellSummary cell) {
    return table(
        LatencyText.HEAD,
        LatencyText.withLatency(cell).stream().map(each -> row(LatencyText.row(each))).toList());
  }

  /** What the leader of a cell and those behind it used, one row each. */
  static Html causes(ReportInput input, CellSummary cell) {
    return table(
        CauseTable.head(cell), CauseTable.rows(input, cell).stream().map(PageTables::row).toList());
  }

  /** What disturbed the forks, and how they ended. */
  static Html noise(List<ForkResult> forks) {
    Map<Outcome.Status, Long> ends =
        forks.stream()
            .collect(
                Collectors.groupingBy(
                    fork -> fork.outcome().status(),
                    () -> new EnumMap<>(Outcome.Status.class),
                    Collectors.counting()));
    List<Html> rows = new ArrayList<>();
    ends.forEach((status, count) -> {
      rows.add(row(List.of("forks that ended: " + ReasonText.of(status), Long.toString(count))));
    });
    long repeated = forks.stream().filter(fork -> fork.attempt() > 0).count();
    rows.add(row(List.of("forks repeated because of noise", Long.toString(repeated))));
    rows.add(row(List.of("most steal", Numbers.percent(most(forks, Noise::stealShare)))));
    rows.add(
        row(List.of("most throttling", Numbers.nanos(1e6 * most(forks, Noise::throttledMillis)))));
    rows.add(row(List.of("most foreign load", cores(most(forks, Noise::foreignCores)))));
    rows.add(
        row(
            List.of(
                "longest hiccup (p99.9)", Numbers.nanos(1e3 * most(forks, Noise::hiccupMicros)))));
    return table(List.of("what", "value"), rows);
  }

  private static String cores(double cores) {
    return Double.isNaN(cores) ? "–" : Numbers.number(cores) + " processors";
  }

  private static double most(List<ForkResult> forks, ToDoubleFunction<Noise> quantity) {
    return forks.stream()
        .mapToDouble(fork -> quantity.applyAsDouble(fork.noise()))
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  /** Where it was measured. */
  static Html environment(ReportInput input) {
    Environment machine = input.environment();
    Stream<List<String>> services =
        machine.services().entrySet().stream()
            .map(each -> List.of("other end: " + each.getKey(), each.getValue()));
    Stream<List<String>> runtimes =
        machine.runtimes().entrySet().stream().map(each -> List.of(each.getKey(), each.getValue()));
    Stream<List<String>> facts =
        Stream.of(
            List.of("processor", machine.cpu()),
            List.of("effective processors", Integer.toString(machine.processors())),
            List.of("memory", Numbers.bytes((double) machine.memoryBytes())),
            List.of("system", machine.kernel()),
            List.of("control group, processors", machine.cgroupCpu()),
            List.of("control group, memory", machine.cgroupMemory()),
            List.of("JDK", machine.jdk()),
            List.of("collector", machine.collector()),
            List.of("flags of the forks", String.join(" ", machine.jvmArguments())),
            List.of("commit", machine.commit()),
            List.of("jar (SHA-256)", machine.jarSha256()),
            List.of("profile", input.plan().profile()),
            List.of("seed", Long.toString(input.plan().seed())),
            List.of("plan fixed at", input.plan().createdAt().toString()),
            List.of("forks in the journal", Integer.toString(input.forks().size())));
    List<Html> rows =
        Stream.of(facts, runtimes, services)
            .flatMap(each -> each)
            .map(PageTables::row)
            .collect(Collectors.toCollection(ArrayList::new));
    input
        .machines()
        .descriptions(input.points())
        .forEach(each -> rows.add(row(List.of("machine", each))));
    return table(List.of("what", "value"), rows);
  }

  private static Html verdict(CellSummary cell, Machines machines) {
    String decision =
        CellText.decision(cell) + (cell.verdict().limitBound() ? ", limit-bound" : "");
    List<String> fields =
        new ArrayList<>(
            List.of(
                PointName.of(cell.verdict().point()),
                decision,
                cell.leader().map(each -> each.contender().toString()).orElse("nobody"),
                cell.lead().map(Numbers::ratio).orElse("–"),
                Integer.toString(cell.verdict().blocks()),
                cell.leader()
                    .map(ContenderResult::shareOfLimit)
                    .map(Numbers::percent)
                    .orElse("–")));
    if (machines.several()) {
      fields.add(machines.mark(cell.verdict().point()).orElse("–"));
    }
    return row(fields);
  }

  private static Html contender(CellSummary cell, ContenderResult result) {
    String name = result.contender().toString();
    Optional<String> missing = ResultText.missing(result);
    if (missing.isPresent()) {
      return Html.element(
          "tr",
          Html.element("td", name),
          Html.element("td", missing.get())
              .with("colspan", cell.isServed() ? "16" : "15")
              .with("class", "failed"));
    }
    return row(
        cell.isServed()
            ? Stream.concat(
                    figures(cell, result).stream(),
                    Stream.of(
                        Numbers.nanos(result.usage().serverCpuNanosPerTask().orElse(Double.NaN))))
                .toList()
            : figures(cell, result));
  }

  private static List<String> figures(CellSummary cell, ContenderResult result) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    return List.of(
        result.contender().toString(),
        ResultText.finding(cell, result),
        Numbers.number(result.tasksPerSecond().estimate()),
        Numbers.bounds(result.tasksPerSecond()),
        Numbers.ratio(result.ratioToLeader()),
        Numbers.percent(result.shareOfLimit()),
        Numbers.nanos(result.usage().cpuNanosPerTask()),
        Numbers.bytes(result.usage().allocatedBytesPerTask()),
        Numbers.bytes(result.usage().peakResidentBytes()),
        Numbers.number(result.usage().peakThreads()),
        Numbers.number(jvm.modelThreads()),
        Numbers.number(jvm.carriers()),
        Numbers.percent(jvm.pinnedShare()),
        Numbers.number(jvm.voluntarySwitches() + jvm.involuntarySwitches()),
        Integer.toString(result.forkTasksPerSecond().size()),
        remarks(result));
  }

  private static String remarks(ContenderResult result) {
    List<String> remarks = new ArrayList<>();
    if (!ResultText.exclusion(result).isBlank()) {
      remarks.add(ResultText.exclusion(result));
    }
    if (!ResultText.drift(result).isEmpty()) {
      remarks.add(ResultText.drift(result));
    }
    if (result.multimodal()) {
      remarks.add("forks fall into groups");
    }
    return String.join("; ", remarks);
  }

  private static Html table(List<String> head, List<Html> rows) {
    Html header =
        Html.element(
            "tr",
            head.stream().map(name -> Html.element("th", name).with("scope", "col")).toList());
    Html table = Html.element("table", Html.element("thead", header), Html.element("tbody", rows));
    return Html.element("div", table).with("class", "scroll").with("tabindex", "0");
  }

  private static Html row(List<String> fields) {
    List<Html> cells = new ArrayList<>();
    for (String field : fields) {
      cells.add(
          cells.isEmpty()
              ? Html.element("th", field).with("scope", "row")
              : Html.element("td", field));
    }
    return Html.element("tr", cells);
  }
}
