package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.report.format.Csv;
import org.concurrencyatlas.result.jmh.JmhEntry;
import org.concurrencyatlas.result.jmh.JmhFork;
import org.concurrencyatlas.result.jmh.JmhMetric;

/**
 * {@code contests.csv}: a line for each row of the file, and behind it one for each secondary
 * metric of its results, which have no state. A parameter has a column; a figure that is unknown is
 * an empty field. {@code ratio} is how many times as slow the row is as the best of its contest.
 */
final class ContestCsv {
  private static final List<String> BEFORE = List.of("contest", "class", "benchmark", "mode");
  private static final List<String> BEHIND =
      List.of(
          "threads",
          "line",
          "contenders",
          "contender",
          "metric",
          "unit",
          "value",
          "low",
          "high",
          "forks",
          "ratio",
          "ratio_low",
          "ratio_high",
          "state",
          "outcome",
          "note");

  private final ContestReport report;
  private final RowEntries entries;
  private final SequencedSet<String> params = new LinkedHashSet<>();

  private ContestCsv(ContestReport report) {
    this.report = report;
    this.entries = new RowEntries(report.file());
    report.file().entries().forEach(entry -> params.addAll(entry.params().keySet()));
  }

  /** The whole file. */
  static String text(ContestReport report) {
    return new ContestCsv(report).text();
  }

  private String text() {
    List<String> header = new ArrayList<>(BEFORE);
    params.forEach(name -> header.add("param:" + name));
    header.addAll(BEHIND);
    List<String> lines = new ArrayList<>(List.of(Csv.row(header)));
    List<Contest> numbered = report.numbered();
    for (int i = 0; i < numbered.size(); i++) {
      lines.addAll(lines(Integer.toString(i + 1), numbered.get(i)));
    }
    report.contests().all().stream()
        .filter(contest -> contest.rows().size() == 1)
        .forEach(contest -> lines.addAll(lines("", contest)));
    return lines.stream().collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private List<String> lines(String number, Contest contest) {
    List<String> lines = new ArrayList<>();
    for (ContestRow row : contest.rows()) {
      List<JmhEntry> results = entries.of(row.row());
      lines.add(Csv.row(primary(number, contest, row, results)));
      for (JmhEntry entry : results) {
        entry
            .metricsByName()
            .forEach((name, metric) ->
                lines.add(Csv.row(secondary(number, contest, row, entry, name, metric))));
      }
    }
    return lines;
  }

  private List<Object> primary(
      String number, Contest contest, ContestRow row, List<JmhEntry> results) {
    List<Object> fields = key(number, row.row().key());
    fields.add(
        results.stream()
            .map(entry -> Integer.toString(entry.threads()))
            .distinct()
            .collect(Collectors.joining(" ")));
    fields.add(row.row().lines().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    fields.addAll(
        List.of(
            contest.by(),
            row.contender(),
            "",
            contest.unit(),
            row.value().estimate(),
            row.value().low(),
            row.value().high(),
            row.row().sample().replicates(),
            row.ratio().estimate(),
            row.ratio().low(),
            row.ratio().high(),
            row.state(),
            contest.outcome(),
            note(row)));
    return fields;
  }

  private static String note(ContestRow row) {
    return Stream.of(
            row.problem().map(ContestText::problem).orElse(""),
            row.uncertified()
                .map(why -> "cannot be certified: " + ContestText.reason(why))
                .orElse(""),
            ContestText.entries(row).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private List<Object> secondary(
      String number,
      Contest contest,
      ContestRow row,
      JmhEntry entry,
      String name,
      JmhMetric metric) {
    List<Object> fields = key(number, row.row().key());
    double mean =
        metric.forks().stream().mapToDouble(JmhFork::mean).average().orElse(metric.score());
    fields.addAll(
        List.of(
            Integer.toString(entry.threads()),
            Integer.toString(entry.line()),
            contest.by(),
            row.contender(),
            name,
            metric.unit(),
            mean,
            "",
            "",
            metric.forks().size(),
            "",
            "",
            "",
            "",
            "",
            ""));
    return fields;
  }

  private List<Object> key(String number, RowKey key) {
    List<Object> fields = new ArrayList<>();
    String benchmark = key.benchmark();
    int dot = benchmark.lastIndexOf('.');
    fields.add(number);
    fields.add(dot < 0 ? "" : benchmark.substring(0, dot));
    fields.add(benchmark.substring(dot + 1));
    fields.add(key.mode().shortName());
    params.forEach(name -> fields.add(key.params().getOrDefault(name, "")));
    return fields;
  }
}
