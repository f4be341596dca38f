package org.concurrencyatlas.report.contest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.RowName;
import org.concurrencyatlas.result.jmh.JmhEntry;

/** How the figures of an imported file came about, and what they cannot say. */
final class ContestMethod {
  private static final int MOST_NAMED = 3;
  private static final int LONGEST = 60;

  private ContestMethod() {}

  /** For below a picture. */
  static String line(ContestReport report) {
    return String.join(
        " · ",
        "imported from " + shown(report.source()),
        "JMH " + all(report, entry -> entry.settings().jmhVersion()),
        "JDK " + all(report, entry -> entry.settings().jdkVersion()),
        "Welch's test on forks, Holm over all contests at "
            + Numbers.share(report.contests().alpha()),
        "ε " + Numbers.share(report.contests().epsilon()),
        "rows ran one after the other, not in turn",
        report.importedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
  }

  /** For the end of a report. */
  static List<String> sentences(ContestReport report) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "A row is a benchmark with its mode and parameters; its figures are one a fork, the mean of"
            + " its iterations, or one a result where several have one name.");
    sentences.add(
        ("The logarithms of the best value and of each rival are compared by Welch's unpaired t"
                + " test, with variances moderated over the file; Holm's procedure goes over all"
                + " contests at %s, for winners and again for ties within %s.")
            .formatted(
                Numbers.share(report.contests().alpha()),
                Numbers.share(report.contests().epsilon())));
    sentences.add(
        "JMH runs all forks of a row, then all of the next: a machine that became slower in between"
            + " looks like a slower row. These are no verdicts of blocks that ran in turn; run both"
            + " here to get those.");
    sentences.add(
        "With one fork, without forks or without raw data nothing is certified: iterations of one"
            + " JVM are no replicates. JMH's own error is over iterations and is not drawn.");
    sentences.add("The file does not name the machine.");
    if (!report.contests().others().isEmpty()) {
      sentences.add(others(report));
    }
    return List.copyOf(sentences);
  }

  /** What else the contenders could have been. */
  static String others(ContestReport report) {
    List<String> others = report.contests().others();
    return "other contenders are possible: %s; choose with --contenders"
        .formatted(others.stream().map(RowName::printable).collect(Collectors.joining(", ")));
  }

  private static String all(ContestReport report, Function<JmhEntry, String> of) {
    List<String> values =
        report.file().entries().stream()
            .map(of)
            .map(value -> value.isBlank() ? "unknown" : value)
            .distinct()
            .toList();
    String named =
        values.stream()
            .limit(MOST_NAMED)
            .map(ContestMethod::shown)
            .collect(Collectors.joining(", "));
    return values.size() > MOST_NAMED
        ? named + " and " + (values.size() - MOST_NAMED) + " more"
        : named;
  }

  private static String shown(String text) {
    String line = RowName.printable(text);
    return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
  }
}
