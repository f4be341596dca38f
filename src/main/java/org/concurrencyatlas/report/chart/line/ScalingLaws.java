package org.concurrencyatlas.report.chart.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw;
import org.concurrencyatlas.stats.ScalingLaw.Law;
import org.concurrencyatlas.verdict.ScalingCurve;

/**
 * The laws fitted to the lines of one picture. They are fitted for the pictures that are drawn
 * only: each takes hundreds of fits.
 *
 * @param fits at most one a contender
 */
record ScalingLaws(List<Fitted> fits) {
  /** For quantities that follow no such law. */
  static final ScalingLaws NONE = new ScalingLaws(List.of());

  /** A coherency that moves nothing at a million at once. */
  private static final double NEGLIGIBLE = 1e-13;

  /** A curve with the laws fitted to it. */
  private record Fitted(ScalingCurve curve, ScalingFit universal, Optional<ScalingFit> amdahl) {
    static Optional<Fitted> of(ScalingCurve curve) {
      return curve.fit(Law.UNIVERSAL).map(fit -> new Fitted(curve, fit, curve.fit(Law.AMDAHL)));
    }

    Contender contender() {
      return curve.nodes().getFirst().contender();
    }
  }

  /**
   * The laws over a parameter of the workload. They are about how many work at once, and say
   * nothing of other parameters.
   */
  static ScalingLaws of(Axis axis, ReportInput input) {
    return axis.parameter().equals(Point.CONCURRENCY)
        ? fitted(axis.cells(), input, curve -> curve.axis().equals(axis.parameter()))
        : NONE;
  }

  /** The law over a setting of one contender in one cell. */
  static ScalingLaws of(CellSummary cell, String model, String setting, ReportInput input) {
    return fitted(
        List.of(cell),
        input,
        curve ->
            curve.axis().equals(setting)
                && curve.nodes().getFirst().contender().model().equals(model));
  }

  private static ScalingLaws fitted(
      List<CellSummary> cells, ReportInput input, Predicate<ScalingCurve> wanted) {
    Set<Point> points =
        cells.stream().map(cell -> cell.verdict().point()).collect(Collectors.toSet());
    List<ScalingCurve> curves =
        input.analysis().curves().stream()
            .filter(wanted)
            .filter(curve -> curve.nodes().stream().allMatch(node -> points.contains(node.point())))
            .limit(ScalingCurve.MOST_FITTED)
            .toList();
    return new ScalingLaws(
        curves.parallelStream().flatMap(curve -> Fitted.of(curve).stream()).toList());
  }

  boolean isEmpty() {
    return fits.isEmpty();
  }

  /** The law of the first curve; empty when none was fitted. */
  Optional<ScalingLaw> first() {
    return fits.stream().findFirst().map(fit -> fit.universal().law());
  }

  /** The law of a line; empty when none was fitted. */
  Optional<ScalingLaw> bend(ContenderSeries line) {
    // a model whose settings follow the level is one line, and then its curve has every node of it
    return fits.stream()
        .filter(fit -> fit.contender().model().equals(line.model()))
        .filter(fit ->
            line.settings().isEmpty()
                ? fit.curve().nodes().size() == line.finished().size()
                : name(line).equals(fit.contender().toString()))
        .findFirst()
        .map(fit -> fit.universal().law());
  }

  private static String name(ContenderSeries line) {
    return line.model() + line.settings();
  }

  /** What the fits say, one sentence each. */
  List<String> sentences() {
    return fits.stream().map(ScalingLaws::sentence).toList();
  }

  private static String sentence(Fitted fit) {
    ScalingFit universal = fit.universal();
    String peak =
        universal.peakKnown()
            ? "peak at " + peak(fit.curve().axis(), universal.peak())
            : "no peak in sight";
    String serial =
        fit.amdahl()
            .map(amdahl ->
                "; Amdahl's law alone: %s serial"
                    .formatted(Numbers.percent(amdahl.law().contention())))
            .orElse("");
    return "%s, universal scalability law: contention %s, coherency %s, %s%s."
        .formatted(
            name(fit),
            Numbers.percent(universal.contention().estimate()),
            coherency(universal.coherency().estimate()),
            peak,
            serial);
  }

  /** The contender, or the model whose setting is the axis. */
  private static String name(Fitted fit) {
    return fit.contender().settings().containsKey(fit.curve().axis())
        ? fit.contender().model()
        : fit.contender().toString();
  }

  private static String coherency(double beta) {
    return beta < NEGLIGIBLE ? "0" : String.format(Locale.ROOT, "%.2g", beta);
  }

  private static String peak(String axis, Interval peak) {
    return "%s [%s–%s] %s"
        .formatted(
            Numbers.number(peak.estimate()),
            Numbers.number(peak.low()),
            Numbers.number(peak.high()),
            PointName.axis(axis));
  }
}
