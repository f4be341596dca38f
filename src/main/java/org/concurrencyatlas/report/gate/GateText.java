package org.concurrencyatlas.report.gate;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate's verdict in words. Every report takes its wording from here. */
public final class GateText {
  private GateText() {}

  /** The whole verdict for a terminal, what matters last. */
  public static List<String> lines(GateVerdict gate) {
    List<String> lines = new ArrayList<>();
    gate.rows().forEach(row -> lines.add(line(row)));
    gate.controls().forEach(control -> lines.add("control: " + control(control) + "."));
    if (gate.shift() != 1) {
      lines.add(
          "all rows of this session are %s of the stored ones; rows are judged by what goes beyond it."
              .formatted(Numbers.ratio(Interval.unbounded(gate.shift()))));
    }
    if (gate.noisy()) {
      lines.add(
          "noisy: more than a fifth of the forks were disturbed; the controls tell what it costs.");
    }
    lines.add(headline(gate));
    return List.copyOf(lines);
  }

  /** What came out, one sentence. */
  public static String headline(GateVerdict gate) {
    return switch (gate.outcome()) {
      case PASSED ->
          "passed: none of %s is slower by more than %s; %s"
              .formatted(
                  Numbers.count(gate.rows().size(), "row"),
                  Numbers.share(gate.allowed()),
                  smallest(gate));
      case SLOWER ->
          "slower: %s of %s, confirmed by fresh blocks at %s over all rows; see the rows above"
              .formatted(
                  Long.toString(count(gate, GateRow.Finding.SLOWER)),
                  Numbers.count(gate.rows().size(), "row"),
                  Numbers.share(gate.alpha()));
      case NOT_COMPARED -> notCompared(gate);
      case ADVISORY ->
          "advisory: %s of %s are suspicious; give --baseline-jar to confirm them in one session"
              .formatted(
                  Long.toString(count(gate, GateRow.Finding.SUSPECTED)),
                  Numbers.count(gate.rows().size(), "row"));
      case UNDECIDED -> "undecided: the budget ended first; give a longer --budget";
    };
  }

  private static String notCompared(GateVerdict gate) {
    if (!gate.controls().stream().allMatch(GateControl::passed)) {
      return "not believed: a control of this session failed; repeat on a quieter machine";
    }
    return gate.rows().isEmpty()
        ? "not compared: the two have no row in common"
        : "not compared: %s of %s have no figures on one side"
            .formatted(
                Long.toString(count(gate, GateRow.Finding.NOT_COMPARED)),
                Numbers.count(gate.rows().size(), "row"));
  }

  private static String smallest(GateVerdict gate) {
    double largest =
        gate.rows().stream()
            .mapToDouble(GateRow::smallestSeen)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return "a slowdown of %s more than that would have been suspected with 80 %% power in every row"
        .formatted(Numbers.share(largest));
  }

  /** A row: who, where, what, how much. */
  public static String line(GateRow row) {
    return "%-13s %s on %s: %s%s"
        .formatted(
            finding(row.finding()),
            row.contender(),
            PointName.of(row.point()),
            figures(row),
            row.reason().isEmpty() ? "" : " – " + row.reason());
  }

  /** The candidate's need over the baseline's, with what could have been seen. */
  public static String figures(GateRow row) {
    return "%s of the baseline, %s, sees %s"
        .formatted(
            Numbers.ratio(row.slowdown()),
            Numbers.count(row.blocks(), "block"),
            Numbers.share(row.smallestSeen()));
  }

  /** A finding in one or two words. */
  public static String finding(GateRow.Finding finding) {
    return switch (finding) {
      case SLOWER -> "SLOWER";
      case NOT_COMPARED -> "not compared";
      case UNDECIDED -> "undecided";
      case SUSPECTED -> "suspicious";
      case NOT_CONFIRMED -> "not confirmed";
      case NOT_SUSPECTED -> "ok";
    };
  }

  /** What a control showed, without a full stop. */
  public static String control(GateControl control) {
    String what =
        switch (control.kind()) {
          case SAME_TWICE -> "the baseline against itself";
          case SLOWED -> "the baseline with a slowdown of 10 % built in";
        };
    return "%s %s: %s over %s"
        .formatted(
            what,
            control.passed() ? "came out right" : "CAME OUT WRONG",
            Numbers.ratio(control.slowdown()),
            Numbers.count(control.blocks(), "block"));
  }

  private static long count(GateVerdict gate, GateRow.Finding finding) {
    return gate.rows().stream().filter(row -> row.finding() == finding).count();
  }
}
