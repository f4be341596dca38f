package org.concurrencyatlas.run;

import java.util.Collection;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.suite.activity.JvmActivityProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Reads what {@link JvmActivityProfiler} saw inside the fork, over all its iterations. */
final class ForkJvmActivity {
  private final Collection<IterationResult> iterations;

  private ForkJvmActivity(Collection<IterationResult> iterations) {
    this.iterations = iterations;
  }

  /** Empty where nothing was looked at. */
  static Optional<JvmActivity> of(RunResult result) {
    ForkJvmActivity fork = new ForkJvmActivity(result.getAggregatedResult().getIterationResults());
    JvmActivity seen =
        new JvmActivity(
            fork.most(JvmActivityProfiler.MODEL_THREADS),
            fork.most(JvmActivityProfiler.PARALLELISM),
            fork.most(JvmActivityProfiler.CARRIERS),
            fork.mean(JvmActivityProfiler.PINNED_SHARE, _ -> 1),
            fork.mean(JvmActivityProfiler.QUEUED, _ -> 1),
            fork.overBatches(JvmActivityProfiler.VOLUNTARY),
            fork.overBatches(JvmActivityProfiler.INVOLUNTARY),
            fork.overBatches(JvmActivityProfiler.PINNED_EVENTS),
            fork.overBatches(JvmActivityProfiler.PINNED_MILLIS));
    return Optional.of(seen).filter(each -> each.figures().anyMatch(Double::isFinite));
  }

  private double most(String name) {
    return scores(name).reduce(Math::max).orElse(Double.NaN);
  }

  private double overBatches(String name) {
    return mean(name, iteration -> iteration.getMetadata().getAllOps());
  }

  private double mean(String name, ToDoubleFunction<IterationResult> weight) {
    double total = 0;
    double weights = 0;
    for (IterationResult iteration : iterations) {
      total += score(iteration, name) * weight.applyAsDouble(iteration);
      weights += weight.applyAsDouble(iteration);
    }
    return total / weights;
  }

  private DoubleStream scores(String name) {
    return iterations.stream().mapToDouble(iteration -> score(iteration, name));
  }

  private static double score(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    return result == null ? Double.NaN : result.getScore();
  }
}
