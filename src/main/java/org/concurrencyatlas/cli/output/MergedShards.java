package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.shard.ShardCheck;
import org.concurrencyatlas.run.shard.ShardMerge;
import org.concurrencyatlas.run.shard.StoredShard;

/** The runs of a {@code merge} that are shards of one plan. */
public final class MergedShards {
  private MergedShards() {}

  /**
   * Whether runs are shards, to be put together, or sessions of whole plans.
   *
   * @throws UsageException when some are the one and some the other
   */
  public static boolean are(List<RunDirectory> runs) throws IOException {
    List<Path> shards = new ArrayList<>();
    List<Path> whole = new ArrayList<>();
    for (RunDirectory run : runs) {
      (StoredShard.is(run) ? shards : whole).add(run.path());
    }
    if (!shards.isEmpty() && !whole.isEmpty()) {
      throw new UsageException(
          "%s is a shard of a plan and %s is not; give shards of one plan, or runs of whole plans"
              .formatted(shards.getFirst(), whole.getFirst()));
    }
    return !shards.isEmpty();
  }

  /**
   * Puts shards together.
   *
   * @param allowDifferences whether they may be of different JVMs, jars or options
   * @return the folder of the merged run
   * @throws UsageException when they are no shards of one plan, or differ and may not
   */
  public static RunDirectory merge(
      List<RunDirectory> runs, Path results, boolean allowDifferences, PrintWriter err)
      throws IOException {
    List<StoredShard> shards = new ArrayList<>();
    for (RunDirectory run : runs) {
      shards.add(StoredShard.read(run));
    }
    ShardCheck.refuseOthers(shards);
    shards.forEach(each -> each.dropped().forEach(line -> err.println("warning: " + line)));
    List<String> differences = ShardCheck.differences(shards);
    differences.forEach(line -> err.println("warning: " + line));
    if (!differences.isEmpty() && !allowDifferences) {
      throw new UsageException(
          "the shards are not of one product and JVM; give shards that are, or"
              + " --allow-differences");
    }
    return ShardMerge.into(results, shards);
  }
}
