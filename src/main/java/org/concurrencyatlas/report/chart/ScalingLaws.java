package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw;
import org.concurrencyatlas.verdict.ScalingCurve;
import org.concurrencyatlas.verdict.ScalingCurves;

/**
 * The laws fitted to the lines of one picture. They are fitted for the pictures that are drawn
 * only: each takes hundreds of fits.
 *
 * @param curves at most one a contender
 */
record ScalingLaws(List<ScalingCurve> curves) {
  /** For quantities that follow no such law. */
  static final ScalingLaws NONE = new ScalingLaws(List.of());

  /** The laws are about how many work at once; of other parameters they say nothing. */
  private static final Set<String> AT_ONCE = Set.of("concurrency");

  /** A coherency that moves nothing at a million at once. */
  private static final double NEGLIGIBLE = 1e-13;

  /** Keeps the curves to which the universal law could be fitted. */
  ScalingLaws {
    curves = curves.stream().filter(curve -> curve.universal().isPresent()).toList();
  }

  /** The laws over a parameter of the workload. */
  static ScalingLaws of(Axis axis, Findings findings) {
    return AT_ONCE.contains(axis.parameter())
        ? fitted(axis.cells(), findings, curve -> curve.axis().equals(axis.parameter()))
        : NONE;
  }

  /** The law over a setting of one contender in one cell. */
  static ScalingLaws of(CellReading cell, String model, String setting, Findings findings) {
    return fitted(
        List.of(cell),
        findings,
        curve ->
            curve.axis().equals(setting)
                && curve.nodes().getFirst().contender().model().equals(model));
  }

  private static ScalingLaws fitted(
      List<CellReading> cells, Findings findings, Predicate<ScalingCurve> wanted) {
    Set<Point> points =
        Set.copyOf(cells.stream().map(cell -> cell.verdict().point()).distinct().toList());
    RunPlan plan =
        findings
            .plan()
            .withCells(
                findings.plan().cells().stream()
                    .filter(cell -> points.contains(cell.point()))
                    .toList());
    List<ForkResult> forks =
        findings.forks().stream().filter(fork -> points.contains(fork.point())).toList();
    return new ScalingLaws(ScalingCurves.of(plan, forks).stream().filter(wanted).toList());
  }

  boolean isEmpty() {
    return curves.isEmpty();
  }

  /** The law of a line; empty when none was fitted. */
  Optional<ScalingLaw> bend(AxisLine line) {
    // a model whose settings follow the level is one line, and then its curve has every node of it
    return curves.stream()
        .filter(curve -> curve.nodes().getFirst().contender().model().equals(line.model()))
        .filter(curve ->
            line.settings().isEmpty()
                ? curve.nodes().size() == line.finished().size()
                : name(line).equals(curve.nodes().getFirst().contender().toString()))
        .findFirst()
        .flatMap(ScalingCurve::universal)
        .map(ScalingFit::law);
  }

  private static String name(AxisLine line) {
    return line.model() + line.settings();
  }

  /** What the fits say, one sentence each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (ScalingCurve curve : curves) {
      curve.universal().ifPresent(fit -> sentences.add(sentence(curve, fit)));
    }
    return sentences;
  }

  private static String sentence(ScalingCurve curve, ScalingFit fit) {
    String serial =
        curve
            .amdahl()
            .map(amdahl ->
                "; Amdahl's law alone: %s serial"
                    .formatted(Figures.percent(amdahl.law().contention())))
            .orElse("");
    return "%s, universal scalability law: contention %s, coherency %s%s%s."
        .formatted(
            name(curve),
            Figures.percent(fit.contention().estimate()),
            coherency(fit.coherency().estimate()),
            fit.peakKnown() ? ", peak at " + peak(curve.axis(), fit.peak()) : ", no peak in sight",
            serial);
  }

  /** The contender, or the model whose setting is the axis. */
  private static String name(ScalingCurve curve) {
    Contender contender = curve.nodes().getFirst().contender();
    return contender.settings().containsKey(curve.axis())
        ? contender.model()
        : contender.toString();
  }

  private static String coherency(double beta) {
    return beta < NEGLIGIBLE ? "0" : String.format(Locale.ROOT, "%.2g", beta);
  }

  private static String peak(String axis, Interval peak) {
    return "%s [%s–%s] %s"
        .formatted(
            Figures.number(peak.estimate()),
            Figures.number(peak.low()),
            Figures.number(peak.high()),
            PointName.axis(axis));
  }
}
