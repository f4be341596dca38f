package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.RowName;

/** The rows of contests in words, a field a column: for summary and page. */
final class ContestTables {
  static final List<String> HEAD =
      List.of("contender", "value", "95 % interval", "n", "× as slow", "shown", "its parts");

  private final ContestReport report;
  private final RowEntries entries;

  ContestTables(ContestReport report) {
    this.report = report;
    this.entries = new RowEntries(report.file());
  }

  /** A row of words for each contender of a contest. */
  List<List<String>> rows(Contest contest) {
    List<List<String>> rows = new ArrayList<>();
    for (ContestRow row : contest.rows()) {
      boolean known = row.problem().isEmpty();
      rows.add(
          List.of(
              ContestNames.of(row),
              known
                  ? Numbers.precise(row.value().estimate()) + " " + ContestNames.unit(contest)
                  : "–",
              ContestTable.bounds(row.value()),
              ContestText.replicates(row),
              known ? Numbers.ratio(row.ratio()) : "–",
              ContestText.state(row, contest, report.contests().epsilon()),
              parts(row)));
    }
    return rows;
  }

  /** What the reader must know of how the rows are written in the file. */
  static List<String> notes(Contest contest) {
    return contest.rows().stream().flatMap(row -> ContestText.entries(row).stream()).toList();
  }

  private String parts(ContestRow row) {
    return entries.of(row.row()).stream()
        .map(RowEntries::parts)
        .filter(parts -> !parts.isEmpty())
        .map(parts ->
            parts.entrySet().stream()
                .map(part ->
                    RowName.printable(part.getKey()) + " " + Numbers.precise(part.getValue()))
                .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }
}
