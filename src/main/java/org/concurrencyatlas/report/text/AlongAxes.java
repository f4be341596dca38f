package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.verdict.Crossover;
import org.concurrencyatlas.verdict.Crossovers;
import org.concurrencyatlas.verdict.ScalingCurve;
import org.concurrencyatlas.verdict.ScalingCurves;

/** What changes along a parameter, as sentences: who overtakes whom, and how far models scale. */
public final class AlongAxes {
  /** More laws than this nobody reads. */
  private static final int MOST_CURVES = 16;

  private AlongAxes() {}

  /** Crossovers first, then the scaling laws; nothing for a run without axes. */
  public static List<String> sentences(Findings findings) {
    List<String> sentences = new ArrayList<>();
    Crossovers.of(findings.plan(), findings.forks()).forEach(each -> sentences.add(of(each)));
    for (ScalingCurve curve : ScalingCurves.of(findings.plan(), findings.forks(), MOST_CURVES)) {
      universal(curve).ifPresent(sentences::add);
      amdahl(curve).ifPresent(sentences::add);
    }
    return List.copyOf(sentences);
  }

  /** {@code virtual-threads overtakes fixed-pool at 212 [180–260] tasks in flight on …}. */
  static String of(Crossover crossover) {
    String place = place(crossover.nodes().getFirst(), crossover.parameter());
    return crossover.located()
        ? "%s overtakes %s at %s on %s."
            .formatted(
                crossover.above(),
                crossover.below(),
                quantity(crossover.parameter(), crossover.at()),
                place)
        : "%s takes the lead from %s somewhere along %s on %s; these forks do not locate where."
            .formatted(
                crossover.above(), crossover.below(), PointName.axis(crossover.parameter()), place);
  }

  private static Optional<String> universal(ScalingCurve curve) {
    return curve
        .universal()
        .map(fit ->
            "Universal scalability law of %s over %s: contention %s, coherency %s, %s."
                .formatted(
                    curve.subject(),
                    PointName.axis(curve.axis()),
                    share(fit.contention()),
                    share(fit.coherency()),
                    peak(fit)));
  }

  private static Optional<String> amdahl(ScalingCurve curve) {
    return curve
        .amdahl()
        .map(fit ->
            "Amdahl's law of %s over %s: serial share %s."
                .formatted(curve.subject(), PointName.axis(curve.axis()), share(fit.contention())));
  }

  private static String peak(ScalingFit fit) {
    return fit.peakKnown()
        ? "highest throughput at %s %s"
            .formatted(Figures.number(fit.peak().estimate()), Figures.bounds(fit.peak()))
        : "no peak near the levels measured";
  }

  private static String share(Interval share) {
    return "%s [%s–%s]"
        .formatted(percent(share.estimate()), percent(share.low()), percent(share.high()));
  }

  /** Coherency is a share of a ten-thousandth and still decides where the peak is. */
  private static String percent(double share) {
    return Figures.number(100 * share) + " %";
  }

  private static String quantity(String parameter, Interval at) {
    String value = value(parameter, at.estimate());
    String bounds = "[" + value(parameter, at.low()) + "–" + value(parameter, at.high()) + "]";
    return switch (parameter) {
      case "concurrency" -> value + " " + bounds + " tasks in flight";
      case "tasks" -> value + " " + bounds + " tasks";
      default -> PointName.axis(parameter) + " " + value + " " + bounds;
    };
  }

  private static String value(String parameter, double value) {
    return PointName.value(parameter, Math.max(1, Math.round(value)));
  }

  private static String place(Point point, String parameter) {
    SortedMap<String, Long> others = new TreeMap<>(point.parameters());
    others.remove(parameter);
    return PointName.of(new Point(point.workload(), others));
  }
}
