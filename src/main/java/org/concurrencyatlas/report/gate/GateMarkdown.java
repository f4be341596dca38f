package org.concurrencyatlas.report.gate;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.format.Markdown;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate's verdict as a comment for a pull request: one table, worst first. */
public final class GateMarkdown {
  private GateMarkdown() {}

  /** The whole comment. */
  public static String text(GateVerdict gate) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + Markdown.escape(GateText.headline(gate)) + "**");
    lines.add("");
    lines.add("| finding | contender | point | of the baseline | would have seen | blocks |");
    lines.add("|---|---|---|---|---|---|");
    gate.rows().forEach(row -> lines.add(row(row)));
    lines.add("");
    for (GateControl control : gate.controls()) {
      lines.add("- Control: " + Markdown.escape(GateText.control(control)) + ".");
    }
    gate.rows().stream()
        .filter(row -> !row.reason().isEmpty())
        .forEach(
            row -> lines.add("- " + Markdown.escape(row.contender() + ": " + row.reason()) + "."));
    return String.join("\n", lines) + "\n";
  }

  private static String row(GateRow row) {
    return "| %s | %s | %s | %s | %s | %d |"
        .formatted(
            GateText.finding(row.finding()),
            Markdown.escape(row.contender().toString()),
            Markdown.escape(PointName.of(row.point())),
            Numbers.ratio(row.slowdown()),
            Numbers.share(row.smallestSeen()),
            row.blocks());
  }
}
