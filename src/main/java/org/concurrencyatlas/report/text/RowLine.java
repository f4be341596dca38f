package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.comparison.RowComparison;
import org.concurrencyatlas.analysis.comparison.RowDecision;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.report.format.Numbers;

/** A compared row on one line: what can be said, by how much, of what, from what. */
final class RowLine {
  /** Above this share the smallest difference that would have been seen is written as a factor. */
  private static final double TENFOLD = 9;

  private RowLine() {}

  /**
   * The line.
   *
   * @param epsilon differences up to this share do not matter
   * @param common whether rows are judged by what goes beyond a factor that all share
   */
  static String of(RowComparison row, double epsilon, boolean common) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s → %s %s"
            .formatted(
                Numbers.precise(row.firstMean()),
                Numbers.precise(row.secondMean()),
                RowName.printable(row.first().unit())));
    if (common) {
      parts.add("%s beyond the common factor".formatted(Numbers.ratio(row.beyondCommon())));
    }
    parts.add(replicates(row));
    parts.addAll(entries("A", row.first()));
    parts.addAll(entries("B", row.second()));
    parts.addAll(reservations(row, epsilon));
    return String.format(
        Locale.ROOT,
        "%-14s %-20s %s: %s",
        words(row.decision()),
        Numbers.ratio(row.ratio()),
        RowName.of(row.key()),
        String.join("; ", parts));
  }

  /** What was decided, in words. */
  static String words(RowDecision decision) {
    return switch (decision) {
      case SLOWER -> "slower";
      case FASTER -> "faster";
      case DIFFERENT -> "different";
      case NO_DIFFERENCE -> "no difference";
      case UNDECIDED -> "undecided";
      case NOT_CERTIFIED -> "not certified";
    };
  }

  private static String replicates(RowComparison row) {
    RowSample first = row.first().sample();
    RowSample second = row.second().sample();
    String one = thing(first).equals(thing(second)) ? "" : " " + thing(first) + "s";
    return first.replicates() + one + " and " + Numbers.count(second.replicates(), thing(second));
  }

  private static String thing(RowSample sample) {
    return sample.kind() == RowSample.Kind.ENTRY ? "run" : "fork";
  }

  /** What the reader must know of how a side was written. */
  private static List<String> entries(String side, Row row) {
    List<String> notes = new ArrayList<>();
    RowSample sample = row.sample();
    if (row.lines().size() > 1) {
      notes.add(
          "%s holds %s results of this name, taken as one run each: %s"
              .formatted(
                  side,
                  row.lines().size(),
                  sample.values().stream()
                      .map(Numbers::precise)
                      .collect(Collectors.joining(", "))));
    } else if (sample.kind() == RowSample.Kind.FORK && sample.declared() != sample.replicates()) {
      notes.add(
          "%s tells of %s and holds %s"
              .formatted(side, Numbers.count(sample.declared(), "fork"), sample.replicates()));
    }
    return notes;
  }

  private static List<String> reservations(RowComparison row, double epsilon) {
    List<String> notes = new ArrayList<>();
    row.uncertified().map(RowProblemText::of).ifPresent(notes::add);
    if (row.decision().isDifference() && row.withinEpsilon()) {
      notes.add("less than " + Numbers.share(epsilon));
    }
    if (row.decision() == RowDecision.UNDECIDED) {
      notes.add(
          "would have seen "
              + (row.detectable() > TENFOLD
                  ? "no difference below tenfold"
                  : Numbers.wholePercent(row.detectable())));
    }
    return notes;
  }
}
