package org.concurrencyatlas.analysis.axis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.VariancePrior;
import org.concurrencyatlas.verdict.ScalingCurve;

/** Gathers what scaling laws can be fitted to along the axes of a run. */
public final class ScalingCurves {
  /** What counts as N, the number of those that work at once. */
  private static final Set<String> LEVELS =
      Set.of(Point.CONCURRENCY, "threads", "parallelism", "admit", "workers", "processes");

  private final Map<String, Curve> curves = new TreeMap<>();

  private ScalingCurves() {}

  /** A curve while it is gathered. */
  private record Curve(String subject, String axis, List<Sample> samples) {}

  /** The log throughputs, in tasks a second, of one contender's forks at one level. */
  private record Sample(double level, Point point, Contender contender, Moments scores) {}

  /**
   * Every curve of a run with at least six levels of concurrency: over the workload's own parameter
   * of that name and over the settings of contenders that bound it. The laws say nothing of other
   * parameters. The variances of the levels of a curve are moderated by each other.
   *
   * @return in the order of their names
   */
  public static List<ScalingCurve> of(RunPlan plan, RunInference inference) {
    if (plan.metric().isPresent()) {
      return List.of(); // the laws are about throughput
    }
    ScalingCurves gathered = new ScalingCurves();
    for (CellInference cellInference : inference.cells()) {
      if (cellInference.incomparable().isEmpty()) {
        cellInference.status().contending().forEach(i -> gathered.add(cellInference, i));
      }
    }
    return gathered.curves.values().stream()
        .filter(curve -> curve.samples().size() >= ScalingFit.LEAST_LEVELS)
        .map(curve -> measured(curve, plan.seed()))
        .toList();
  }

  private void add(CellInference cellInference, int i) {
    Point point = cellInference.cell().point();
    Contender contender = cellInference.cell().contenders().get(i);
    String machine = String.join(" ", cellInference.forks().environments());
    Moments batches = Moments.of(cellInference.forks().scores(i));
    if (batches.n() < Moments.LEAST_FOR_INTERVAL) {
      return;
    }
    Moments tasks =
        new Moments(
            batches.n(),
            batches.mean() + Math.log((double) cellInference.cell().tasks()),
            batches.variance());
    point
        .parameters()
        .forEach((name, level) -> {
          if (isLevel(name, level)) {
            String subject = point.without(name) + " · " + contender.along(name, point);
            add(subject, name, machine, new Sample((double) level, point, contender, tasks));
          }
        });
    contender
        .settings()
        .forEach((name, value) -> {
          long level = wholeNumber(value).orElse(0L);
          if (isLevel(name, level)) {
            String subject = point + " · " + contender.without(name);
            add(subject, name, machine, new Sample((double) level, point, contender, tasks));
          }
        });
  }

  /** The levels of one curve are of one machine. */
  private void add(String subject, String axis, String machine, Sample sample) {
    curves
        .computeIfAbsent(
            subject + " by " + axis + "\n" + machine,
            _ -> new Curve(subject, axis, new ArrayList<>()))
        .samples()
        .add(sample);
  }

  private static ScalingCurve measured(Curve curve, long seed) {
    List<Sample> ascending =
        curve.samples().stream().sorted(Comparator.comparingDouble(Sample::level)).toList();
    LogVariances pool =
        ascending.stream()
            .map(Sample::scores)
            .filter(scores -> scores.variance() > 0)
            .reduce(
                LogVariances.NONE,
                (sum, scores) -> sum.plus(scores.variance(), scores.degrees()),
                LogVariances::plus);
    VariancePrior prior = VariancePrior.of(pool);
    return new ScalingCurve(
        curve.subject(),
        curve.axis(),
        ascending.stream().map(sample -> node(sample, prior)).toList(),
        seed);
  }

  private static ScalingCurve.Node node(Sample sample, VariancePrior prior) {
    return new ScalingCurve.Node(
        sample.level(), sample.point(), sample.contender(), prior.moderate(sample.scores()));
  }

  private static boolean isLevel(String name, long value) {
    return value > 0 && LEVELS.contains(name);
  }

  private static Optional<Long> wholeNumber(String value) {
    return value.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
  }
}
