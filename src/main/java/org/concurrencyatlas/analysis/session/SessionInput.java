package org.concurrencyatlas.analysis.session;

import java.util.List;
import org.concurrencyatlas.inference.RunNoise;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;

/**
 * One run, taken as one session of several.
 *
 * @param name how the reader names it
 * @param plan what it promised
 * @param environment where it ran
 * @param forks its journal
 */
public record SessionInput(
    String name, RunPlan plan, Environment environment, List<ForkResult> forks) {
  public SessionInput {
    forks = List.copyOf(forks);
  }

  /** Whether so many of its forks were disturbed that a win of its own is not certified. */
  public boolean noisy() {
    return RunNoise.of(plan, forks).noisy();
  }

  /** Whether the other is this very session, or a copy of its folder. */
  boolean isSameAs(SessionInput other) {
    return plan.seed() == other.plan.seed() && plan.createdAt().equals(other.plan.createdAt());
  }
}
