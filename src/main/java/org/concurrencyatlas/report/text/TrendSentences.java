package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw.Law;
import org.concurrencyatlas.verdict.Crossover;
import org.concurrencyatlas.verdict.ScalingCurve;

/** What changes along a parameter, as sentences: who overtakes whom, and how far models scale. */
public final class TrendSentences {
  /** A run with more cells has hundreds of them, and each law takes hundreds of fits. */
  private static final int MOST_CELLS = 200;

  /** More than this a short text leaves to the page. */
  private static final int MOST_IN_SHORT = 12;

  private TrendSentences() {}

  /**
   * Crossovers first, then the scaling laws; nothing for a run without axes or a very large one.
   */
  public static List<String> sentences(ReportInput input) {
    if (input.plan().cells().size() > MOST_CELLS) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    input.analysis().crossovers().forEach(each -> sentences.add(of(each)));
    List<ScalingCurve> curves =
        input.analysis().curves().stream().limit(ScalingCurve.MOST_FITTED).toList();
    sentences.addAll(curves.parallelStream().flatMap(TrendSentences::laws).toList());
    return List.copyOf(sentences);
  }

  /** The first of the sentences; where there are more, the last line says where they are. */
  public static List<String> inShort(ReportInput input) {
    List<String> all = sentences(input);
    if (all.size() <= MOST_IN_SHORT) {
      return all;
    }
    List<String> told = new ArrayList<>(all.subList(0, MOST_IN_SHORT));
    told.add("%d more along the axes: report.html.".formatted(all.size() - MOST_IN_SHORT));
    return told;
  }

  /** {@code virtual-threads overtakes fixed-pool at 212 [180–260] tasks in flight on …}. */
  public static String of(Crossover crossover) {
    String place = place(crossover.nodes().getFirst(), crossover.parameter());
    return "%s overtakes %s at %s on %s."
        .formatted(
            crossover.above(),
            crossover.below(),
            quantity(crossover.parameter(), crossover.at()),
            place);
  }

  private static Stream<String> laws(ScalingCurve curve) {
    return Stream.of(
            curve.fit(Law.UNIVERSAL).map(fit -> universal(curve, fit)),
            curve.fit(Law.AMDAHL).map(fit -> amdahl(curve, fit)))
        .flatMap(Optional::stream);
  }

  private static String universal(ScalingCurve curve, ScalingFit fit) {
    return "Universal scalability law of %s over %s: contention %s, coherency %s, %s."
        .formatted(
            curve.subject(),
            PointName.axis(curve.axis()),
            share(fit.contention()),
            share(fit.coherency()),
            peak(fit));
  }

  private static String amdahl(ScalingCurve curve, ScalingFit fit) {
    return "Amdahl's law of %s over %s: serial share %s."
        .formatted(curve.subject(), PointName.axis(curve.axis()), share(fit.contention()));
  }

  private static String peak(ScalingFit fit) {
    return fit.peakKnown()
        ? "highest throughput at %s %s"
            .formatted(Numbers.number(fit.peak().estimate()), Numbers.bounds(fit.peak()))
        : "no peak near the levels measured";
  }

  private static String share(Interval share) {
    return "%s [%s–%s]"
        .formatted(percent(share.estimate()), percent(share.low()), percent(share.high()));
  }

  /** Coherency is a share of a ten-thousandth and still decides where the peak is. */
  private static String percent(double share) {
    return Numbers.number(100 * share) + " %";
  }

  private static String quantity(String parameter, Interval at) {
    String value = value(parameter, at.estimate());
    String bounds = "[" + value(parameter, at.low()) + "–" + value(parameter, at.high()) + "]";
    return switch (parameter) {
      case Point.CONCURRENCY -> value + " " + bounds + " tasks in flight";
      case Point.TASKS -> value + " " + bounds + " tasks";
      default -> PointName.axis(parameter) + " " + value + " " + bounds;
    };
  }

  private static String value(String parameter, double value) {
    return PointName.value(parameter, Math.max(1, Math.round(value)));
  }

  private static String place(Point point, String parameter) {
    return PointName.of(point.without(parameter));
  }
}
