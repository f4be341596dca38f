package org.concurrencyatlas.run.shard;

import java.io.IOException;
import java.util.List;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;

/**
 * A shard as a machine left it, or several that were put together before.
 *
 * @param directory its folder
 * @param plan the whole plan and which part of it this is
 * @param parts that part
 * @param environments where it was measured, one or more
 * @param forks its journal
 * @param dropped one sentence for each line of the journal that could not be read
 */
public record StoredShard(
    RunDirectory directory,
    RunPlan plan,
    Shards parts,
    List<Environment> environments,
    List<ForkResult> forks,
    List<String> dropped) {
  public StoredShard {
    environments = List.copyOf(environments);
    forks = List.copyOf(forks);
    dropped = List.copyOf(dropped);
  }

  /**
   * Whether a run is a part of a plan: alone it is no session that another could replicate.
   *
   * @throws org.concurrencyatlas.result.UsageException when the plan is damaged
   */
  public static boolean is(RunDirectory directory) throws IOException {
    return directory.plan().shards().filter(Shards::isPart).isPresent();
  }

  /**
   * Reads a shard.
   *
   * @throws org.concurrencyatlas.result.UsageException when a file of it is missing or damaged
   */
  public static StoredShard read(RunDirectory directory) throws IOException {
    RunPlan plan = directory.plan();
    Journal.Content journal = Journal.read(directory.journal());
    return new StoredShard(
        directory,
        plan,
        plan.shards().orElseThrow(),
        directory.environments(),
        journal.forks(),
        journal.dropped());
  }

  /** The folder, as the reader gave it. */
  String name() {
    return directory.path().toString();
  }

  /** What of the plan it is, in words: {@code shard 2 of 5}. */
  String part() {
    String numbers = String.join(", ", parts.measured().stream().map(String::valueOf).toList());
    return (parts.isMerged() ? "shards " : "shard ") + numbers + " of " + parts.count();
  }
}
