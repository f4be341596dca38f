package org.concurrencyatlas.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Moments;

/** The forks of an earlier run, which can only screen: its session was another one. */
final class StoredBaseline {
  /** Fewer stored forks of a row do not screen it. */
  static final int LEAST_FORKS = 6;

  private record Who(Point point, Contender contender) {}

  private final Map<Who, double[]> needs = new HashMap<>();

  StoredBaseline(List<ForkResult> forks, RunMetric metric) {
    Attempts.last(forks).stream()
        .filter(fork -> fork.role() == Role.MEASURED && fork.outcome().ok())
        .filter(fork -> Double.isFinite(metric.logNeed(fork)))
        .forEach(fork ->
            needs.merge(
                new Who(fork.point(), fork.contender().in("")),
                new double[] {metric.logNeed(fork)},
                StoredBaseline::joined));
  }

  /** The logs of what the forks of a row needed. */
  Moments needs(Pair pair) {
    return Moments.of(needs.getOrDefault(new Who(pair.point(), pair.contender()), new double[0]));
  }

  private static double[] joined(double[] some, double[] more) {
    double[] all = new double[some.length + more.length];
    System.arraycopy(some, 0, all, 0, some.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
