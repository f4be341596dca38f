package org.concurrencyatlas.analysis;

import java.util.List;
import org.concurrencyatlas.analysis.axis.Crossovers;
import org.concurrencyatlas.analysis.axis.ScalingCurves;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.Crossover;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.ScalingCurve;

/**
 * All that follows from a run's plan and journal, inferred once for all reports.
 *
 * @param verdicts who wins where
 * @param crossovers every change of the leader along an axis that is shown
 * @param curves throughput over the number of those that work at once, in the order of their names
 */
public record RunAnalysis(
    RunVerdicts verdicts, List<Crossover> crossovers, List<ScalingCurve> curves) {
  public RunAnalysis {
    crossovers = List.copyOf(crossovers);
    curves = List.copyOf(curves);
  }

  /**
   * Judges a run; the same journal always gives the same.
   *
   * @param plan what the run promised
   * @param forks the journal, whole or so far, in its order; of a repeated fork the last attempt
   *     counts
   */
  public static RunAnalysis of(RunPlan plan, List<ForkResult> forks) {
    RunInference inference = RunInference.replay(plan, forks);
    return new RunAnalysis(
        VerdictRules.of(plan, forks, inference),
        Crossovers.of(inference, plan.alpha()),
        ScalingCurves.of(plan, inference));
  }
}
