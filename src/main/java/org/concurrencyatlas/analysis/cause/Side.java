package org.concurrencyatlas.analysis.cause;

import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * One of the two that are held against each other.
 *
 * @param model what is known of its model
 * @param pauses whether its collector stops the threads while it works
 */
record Side(ContenderResult result, Counters counters, Optional<ModelInfo> model, boolean pauses) {
  /**
   * How many tasks can be under way at once as far as threads go: one a thread where a task that
   * waits holds its thread, without end where it does not; NaN when unknown.
   */
  double places() {
    if (model.isEmpty() || inProcesses()) {
      return Double.NaN;
    }
    if (is(Trait.MUST_NOT_BLOCK) || counters.carriers() > 0) {
      return Double.POSITIVE_INFINITY;
    }
    // without a thread of its own a model answers on its caller's
    return Math.max(1, counters.threads());
  }

  boolean is(Trait trait) {
    return model.filter(each -> each.is(trait)).isPresent();
  }

  private boolean inProcesses() {
    return model
        .map(each -> each.configured(result.contender().settings()))
        .flatMap(ModelInfo::processes)
        .isPresent();
  }
}
