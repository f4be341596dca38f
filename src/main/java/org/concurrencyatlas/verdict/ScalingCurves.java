package org.concurrencyatlas.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw;
import org.concurrencyatlas.stats.VariancePrior;

/** Fits scaling laws along the axes of a run. */
public final class ScalingCurves {
  /** What counts as N, the number of those that work at once. */
  private static final Set<String> LEVELS =
      Set.of(Axis.CONCURRENCY, "threads", "parallelism", "admit", "workers", "processes");

  private static final int MOST = 16;

  private final RunPlan plan;
  private final Map<String, Curve> curves = new TreeMap<>();

  private ScalingCurves(RunPlan plan) {
    this.plan = plan;
  }

  /** A curve while it is gathered. */
  private record Curve(String subject, String axis, List<Sample> samples) {}

  /** The log throughputs, in tasks a second, of one contender's forks at one level. */
  private record Sample(double level, Point point, Contender contender, Moments scores) {}

  /**
   * Every curve of a run with at least six levels of concurrency: over the workload's own parameter
   * of that name and over the settings of contenders that bound it. The laws say nothing of other
   * parameters. The variances of the levels of a curve are moderated by each other.
   *
   * @param plan what the run promised
   * @param forks its journal
   * @return at most 16, in the order of their names: more nobody reads, and each is fitted 800
   *     times
   */
  public static List<ScalingCurve> of(RunPlan plan, List<ForkResult> forks) {
    ScalingCurves curves = new ScalingCurves(plan);
    for (Contest contest : Inference.replay(plan, forks).contests()) {
      if (contest.refusal().isEmpty()) {
        contest.contending().forEach(i -> curves.add(contest, i));
      }
    }
    return curves.curves.values().stream()
        .filter(curve -> curve.samples().size() >= ScalingFit.LEAST_LEVELS)
        .limit(MOST)
        .map(curves::fitted)
        .toList();
  }

  private void add(Contest contest, int i) {
    Point point = contest.cell().point();
    Contender contender = contest.cell().contenders().get(i);
    Moments batches = Moments.of(contest.forks().scores(i));
    if (batches.n() < Moments.LEAST_FOR_INTERVAL) {
      return;
    }
    Moments tasks =
        new Moments(
            batches.n(),
            batches.mean() + Math.log((double) contest.cell().tasks()),
            batches.variance());
    point
        .parameters()
        .forEach((name, level) ->
            add(
                without(point, name) + " · " + Axis.along(name, point, contender),
                name,
                new Sample(level, point, contender, tasks)));
    contender
        .settings()
        .forEach((name, value) ->
            wholeNumber(value)
                .ifPresent(level ->
                    add(
                        point + " · " + contender.without(name),
                        name,
                        new Sample(level, point, contender, tasks))));
  }

  private void add(String subject, String axis, Sample sample) {
    if (sample.level() > 0 && LEVELS.contains(axis)) {
      curves
          .computeIfAbsent(
              subject + " by " + axis, key -> new Curve(subject, axis, new ArrayList<>()))
          .samples()
          .add(sample);
    }
  }

  private ScalingCurve fitted(Curve curve) {
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
    double[] levels = ascending.stream().mapToDouble(Sample::level).toArray();
    ModeratedMean[] means =
        ascending.stream()
            .map(sample -> prior.moderate(sample.scores()))
            .toArray(ModeratedMean[]::new);
    return new ScalingCurve(
        curve.subject(),
        curve.axis(),
        ascending.stream().map(ScalingCurves::node).toList(),
        ScalingFit.of(ScalingLaw.Law.UNIVERSAL, levels, means, plan.seed()),
        ScalingFit.of(ScalingLaw.Law.AMDAHL, levels, means, plan.seed()));
  }

  private static ScalingCurve.Node node(Sample sample) {
    return new ScalingCurve.Node(
        sample.level(), sample.point(), sample.contender(), sample.scores().interval(0.95).exp());
  }

  private static String without(Point point, String parameter) {
    SortedMap<String, Long> others = new TreeMap<>(point.parameters());
    others.remove(parameter);
    return new Point(point.workload(), others).toString();
  }

  private static Optional<Double> wholeNumber(String value) {
    return value.matches("[0-9]{1,9}") ? Optional.of(Double.valueOf(value)) : Optional.empty();
  }
}
