package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.LongSummaryStatistics;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.RunPlan;

/** What exactly the figures of a run estimate. */
public final class Estimand {
  private Estimand() {}

  /** The sentence that every report prints beside its figures. */
  static String of(RunPlan plan, List<ForkResult> forks) {
    return plan.metric().map(Cost::words).orElse("throughput") + " " + window(plan, forks);
  }

  /** When the figures of a run were measured; warm-up as the forks had it, not as planned. */
  public static String window(RunPlan plan, List<ForkResult> forks) {
    LongSummaryStatistics warmups =
        forks.stream()
            .filter(fork -> fork.role() == Role.MEASURED)
            .mapToLong(ForkResult::warmupMillis)
            .summaryStatistics();
    if (warmups.getCount() == 0) {
      return plan.protocol().window();
    }
    if (warmups.getMin() == warmups.getMax()) {
      return plan.protocol().withWarmup(warmups.getMin()).window();
    }
    double length = plan.protocol().iterations() * plan.protocol().iterationMillis() / 1000.0;
    return "in [W, W + %s s] of a fresh JVM, its warm-up W set for each cell from %s s to %s s"
        .formatted(
            seconds(length), seconds(warmups.getMin() / 1e3), seconds(warmups.getMax() / 1e3));
  }

  private static String seconds(double seconds) {
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }
}
