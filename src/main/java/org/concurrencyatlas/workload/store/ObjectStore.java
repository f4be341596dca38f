package org.concurrencyatlas.workload.store;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.StoringWorkload;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.BytePattern;

/**
 * Objects put to or got from a store over the S3 protocol, by the AWS SDK for Java: its blocking
 * client where a task blocks, its asynchronous one where it does not.
 */
public final class ObjectStore implements StoringWorkload {
  private static final String ID = "object-store";
  private static final String OPERATION = "operation";
  private static final String CLIENT = "client";
  private static final String BYTES = "bytes";

  /** So much may be in flight: both ends hold it in memory. */
  private static final long MOST_BYTES = 1L << 28;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          ID,
          "puts or gets objects over the S3 protocol with the AWS SDK: models that block by its"
              + " Apache 5 client, others by its Netty client",
          "T ≥ ⌈N/C⌉·D",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 256),
              new Choice(
                  OPERATION,
                  "what a task does with its object",
                  List.of(StoreTask.GET, StoreTask.PUT),
                  StoreTask.GET),
              new Choice(
                  CLIENT,
                  "which client blocking models have: their own, or the asynchronous one too",
                  List.of(StoreTask.OWN, StoreTask.NETTY),
                  StoreTask.OWN),
              new WholeNumber(BYTES, "length of an object", 1, BytePattern.MAX_SLICE, 1 << 16),
              new WholeNumber(
                  WAIT_MICROS, "wait of the store, 0 for one of your own", 0, 1_000_000, 20_000),
              Workload.concurrency(10_000)),
          Set.of(StoreAddress.SERVICE));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Set<Library> libraries(Point point) {
    return Set.of(Library.S3);
  }

  @Override
  public void check(Point point) {
    long concurrency = point.parameter(CONCURRENCY);
    long tasks = point.parameter(TASKS);
    long inFlight = concurrency == 0 ? tasks : Math.min(concurrency, tasks);
    long bytes = inFlight * point.parameter(BYTES);
    if (bytes > MOST_BYTES) {
      throw new UsageException(
          "%d bytes would be in flight, %d is the most; give fewer bytes, tasks or concurrency"
              .formatted(bytes, MOST_BYTES));
    }
  }

  /** Whether a point's tasks ask the store to wait, as only the harness's own does. */
  public static boolean waits(Point point) {
    return point.workload().equals(ID) && point.parameter(WAIT_MICROS) > 0;
  }

  /** What is to be got is put there; what is to be put need not be. */
  @Override
  public List<Task> batch(Point point, Services services) {
    StoreAddress address = StoreAddress.of(services);
    long waitMicros = point.parameter(WAIT_MICROS);
    if (!address.isOwn() && waits(point)) {
      throw new UnsupportedTaskException(
          "waitMicros=%d is the wait of the harness's own store; for %s give waitMicros=0"
              .formatted(waitMicros, address.endpoint()));
    }
    List<StoreTask> tasks = tasks(point, address);
    StoreSetUp.begin(address, distinct(tasks));
    return List.copyOf(tasks);
  }

  private static List<StoreTask> tasks(Point point, StoreAddress address) {
    return LongStream.range(0, point.parameter(TASKS))
        .mapToObj(index ->
            new StoreTask(
                address.endpoint(),
                address.region(),
                address.bucket(),
                address.key(),
                point.choice(OPERATION),
                point.choice(CLIENT),
                (int) point.parameter(BYTES),
                point.parameter(WAIT_MICROS),
                index % BytePattern.SLICES))
        .toList();
  }

  private static <T> List<T> distinct(List<T> tasks) {
    return tasks.subList(0, Math.min(tasks.size(), BytePattern.SLICES));
  }

  @Override
  public long expected(Point point) {
    int bytes = (int) point.parameter(BYTES);
    boolean gets = point.choice(OPERATION).equals(StoreTask.GET);
    return BytePattern.sum(
        point.parameter(TASKS),
        offset ->
            gets
                ? BytePattern.crc32((int) offset, bytes)
                : EntityTag.of(BytePattern.slice((int) offset, bytes)).number());
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return Workload.demand(point, 0, point.parameter(WAIT_MICROS) * 1_000, point.parameter(BYTES));
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS);
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), wait), Limit.computing(tasks, machine));
  }

  /** Each answer of the store was compared already, by its checksum or its entity tag. */
  @Override
  public Optional<String> flaw(Point point, List<Task> batch) {
    return Optional.empty();
  }

  @Override
  public void remove(Point point, List<Task> batch) throws IOException {
    StoreSetUp.end(
        distinct(batch).stream()
            .filter(StoreTask.class::isInstance)
            .map(StoreTask.class::cast)
            .toList());
  }
}
