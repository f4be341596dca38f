package org.concurrencyatlas.report.gate;

import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate's verdict for programs. A figure that is unknown is the text {@code NaN}. */
public final class GateJson {
  private GateJson() {}

  /** The whole file. */
  public static String text(GateVerdict gate) {
    return Json.pretty(
        new Document(
            gate.outcome(),
            GateText.headline(gate),
            gate.allowed(),
            gate.alpha(),
            gate.noisy(),
            gate.shift(),
            gate.rows(),
            gate.controls()));
  }

  private record Document(
      GateVerdict.Outcome outcome,
      String headline,
      double allowed,
      double alpha,
      boolean noisy,
      double shift,
      List<GateRow> rows,
      List<GateControl> controls) {}

  /**
   * The list that the benchmark action for pull requests reads as {@code customBiggerIsBetter}: the
   * speed of the candidate as a share of the baseline's, so that more is better in every row.
   */
  public static String forAction(GateVerdict gate) {
    return Json.pretty(
        gate.rows().stream()
            .filter(row -> Double.isFinite(row.slowdown().estimate()))
            .map(row ->
                new ActionRow(
                    row.contender() + " on " + row.point(),
                    "share of the baseline",
                    1 / row.slowdown().estimate(),
                    range(row)))
            .toList());
  }

  private static String range(GateRow row) {
    double half = (1 / row.slowdown().low() - 1 / row.slowdown().high()) / 2;
    return Double.isFinite(half) ? String.format(Locale.ROOT, "± %.4f", half) : "";
  }

  private record ActionRow(String name, String unit, double value, String range) {}
}
