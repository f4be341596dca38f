package org.concurrencyatlas.run;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.suite.ProcessTreeProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Reads what {@link ProcessTreeProfiler} measured inside the fork, over all its iterations. */
final class ForkResourceUsage {
  private ForkResourceUsage() {}

  static ResourceUsage of(RunResult result) {
    Collection<IterationResult> iterations = result.getAggregatedResult().getIterationResults();
    return new ResourceUsage(
        meanOverBatches(iterations, ProcessTreeProfiler.CPU_NANOS),
        meanOverBatches(iterations, ProcessTreeProfiler.ALLOCATED_BYTES),
        (long) fold(iterations, ProcessTreeProfiler.PEAK_RESIDENT_BYTES, Math::max),
        (long) fold(iterations, ProcessTreeProfiler.PEAK_THREADS, Math::max),
        fold(iterations, ProcessTreeProfiler.GC_MILLIS, Double::sum),
        known(meanOverBatches(iterations, ProcessTreeProfiler.SERVER_CPU_NANOS)));
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static double meanOverBatches(Collection<IterationResult> iterations, String name) {
    double total = 0;
    double batches = 0;
    for (IterationResult iteration : iterations) {
      total += score(iteration, name) * iteration.getMetadata().getAllOps();
      batches += iteration.getMetadata().getAllOps();
    }
    return total / batches;
  }

  private static double fold(
      Collection<IterationResult> iterations, String name, DoubleBinaryOperator operator) {
    return iterations.stream()
        .mapToDouble(iteration -> score(iteration, name))
        .reduce(operator)
        .orElse(Double.NaN);
  }

  private static double score(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    return result == null ? Double.NaN : result.getScore();
  }
}
