package org.concurrencyatlas.cli.option;

import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.plan.shard.PlanCut;
import org.concurrencyatlas.plan.shard.Shard;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a plan this machine measures. */
public final class ShardOption {
  private final Map<String, String> variables;

  @Option(
      names = "--shard",
      paramLabel = "INDEX/COUNT",
      description =
          "measure only this part of the plan's cells, like 2/5, and merge the parts later; auto or"
              + " auto/5 takes the index from JOB_COMPLETION_INDEX (Kubernetes) or"
              + " SLURM_ARRAY_TASK_ID (Slurm)")
  private @Nullable String text;

  /** Reads the variables of this process. */
  public ShardOption() {
    this(System.getenv());
  }

  ShardOption(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * The part that was asked for; empty for the whole plan.
   *
   * @throws UsageException when there is no such part, or no variable tells it
   */
  public Optional<Shard> shard() {
    return Optional.ofNullable(text).map(given -> Shard.parse(given, variables));
  }

  /** Into how many parts the plan is cut. */
  public int count() {
    return shard().map(Shard::count).orElse(1);
  }

  /**
   * The plan with the part that was asked for.
   *
   * @param seeded whether the user chose the seed
   * @throws UsageException when the plan has too few cells
   */
  public RunPlan cut(RunPlan whole, boolean seeded) {
    return shard().map(part -> PlanCut.of(whole, part, seeded)).orElse(whole);
  }

  /** The name of the folder: that of the run, and the shard behind it. */
  public String name(String run) {
    return shard()
        .map(part -> "%s-shard-%d-of-%d".formatted(run, part.index(), part.count()))
        .orElse(run);
  }
}
