package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.report.format.Markdown;

/** {@code summary.md}: the contests for a chat, an issue or a repository. */
final class ContestMarkdown {
  /** Above this number of contests a summary would not be one. */
  private static final int MOST_SECTIONS = 40;

  private ContestMarkdown() {}

  /** The whole file. */
  static String text(ContestReport report) {
    ContestTables tables = new ContestTables(report);
    List<String> lines = new ArrayList<>();
    lines.add("# " + Markdown.escape(report.source()));
    lines.addAll(List.of("", Markdown.escape(ContestText.summary(report)) + "."));
    List<Contest> contests = report.contests().all();
    for (Contest contest : contests.subList(0, Math.min(MOST_SECTIONS, contests.size()))) {
      String headline = ContestText.headline(contest, report.contests().epsilon());
      lines.addAll(List.of("", "## " + Markdown.escape(headline), ""));
      lines.add(row(ContestTables.HEAD));
      lines.add("| --- | ---: | --- | ---: | ---: | --- | --- |");
      tables.rows(contest).forEach(each -> lines.add(row(each)));
      ContestTables.notes(contest)
          .forEach(note -> lines.addAll(List.of("", "> " + Markdown.escape(note))));
    }
    if (contests.size() > MOST_SECTIONS) {
      lines.addAll(
          List.of("", "The other " + (contests.size() - MOST_SECTIONS) + " places: contests.csv."));
    }
    lines.addAll(List.of("", "## Method", ""));
    ContestMethod.sentences(report).forEach(each -> lines.add("- " + Markdown.escape(each)));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> fields) {
    return fields.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
