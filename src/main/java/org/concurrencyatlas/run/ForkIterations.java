package org.concurrencyatlas.run;

import java.util.List;
import org.concurrencyatlas.result.Iteration;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** Reads the iterations of a fork from what JMH returns. */
final class ForkIterations {
  private ForkIterations() {}

  static List<Iteration> of(RunResult result) {
    return result.getAggregatedResult().getIterationResults().stream()
        .map(ForkIterations::of)
        .toList();
  }

  static Iteration of(IterationResult iteration) {
    return new Iteration(
        iteration.getMetadata().getMeasuredOps(), iteration.getPrimaryResult().getScore());
  }
}
