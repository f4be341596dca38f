package org.concurrencyatlas.cli.option;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.store.ObjectStore;
import org.concurrencyatlas.workload.store.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An object store of the user's, in place of the one that the harness starts. */
public final class StoreOptions {
  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description =
          "an object store of your own for object-store(waitMicros=0); credentials come from the AWS"
              + " SDK's usual chain, never from here")
  private @Nullable String endpoint;

  @Option(
      names = "--s3-region",
      paramLabel = "NAME",
      description = "its region (default: " + StoreAddress.DEFAULT_REGION + ")")
  private @Nullable String region;

  @Option(
      names = "--s3-bucket",
      paramLabel = "NAME",
      description =
          "its bucket, made when it is not there (default: " + StoreAddress.DEFAULT_BUCKET + ")")
  private @Nullable String bucket;

  /**
   * The flags by which forks find it; none when none was given.
   *
   * @throws UsageException when it is no address of a store
   */
  public List<String> flags() {
    if (endpoint == null) {
      if (region != null || bucket != null) {
        throw new UsageException("--s3-region and --s3-bucket are of --s3-endpoint; give that too");
      }
      return List.of();
    }
    StoreAddress address =
        StoreAddress.elsewhere(
            endpoint,
            region == null ? StoreAddress.DEFAULT_REGION : region,
            bucket == null ? StoreAddress.DEFAULT_BUCKET : bucket);
    String place = BackEnds.flag(StoreAddress.SERVICE, address.hostAndPort());
    return Stream.concat(address.flags().stream(), Stream.of(place)).toList();
  }

  /**
   * The plan without the cells that wait in the harness's own store; says in one line that they are
   * left out.
   *
   * @throws UsageException when no cell is left
   */
  public RunPlan answerable(RunPlan plan, PrintWriter err) {
    List<Cell> kept =
        plan.cells().stream()
            .filter(cell -> endpoint == null || !ObjectStore.waits(cell.point()))
            .toList();
    int leftOut = plan.cells().size() - kept.size();
    if (leftOut == 0) {
      return plan;
    }
    String why =
        "%s of object-store with waitMicros above 0 cannot be asked of --s3-endpoint: only the"
                .formatted(Numbers.count(leftOut, "point"))
            + " harness's own store waits";
    if (kept.isEmpty()) {
      throw new UsageException(why + "; give --point 'object-store(waitMicros=0)'");
    }
    err.println("left out: " + why);
    return plan.with(kept, plan.looks(), plan.weights(), plan.variants());
  }
}
