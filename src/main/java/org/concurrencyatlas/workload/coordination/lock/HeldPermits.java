package org.concurrencyatlas.workload.coordination.lock;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;

/** Tasks that hold one of a few permits while they wait: R/D in a second, whatever the model. */
abstract class HeldPermits implements Workload {
  private static final String KIND = "kind";
  private static final String PERMITS = "permits";

  private final WorkloadInfo info;

  HeldPermits(String id, String description, List<String> kinds, int permits) {
    this.info =
        new WorkloadInfo(
            id,
            description,
            "T ≥ ⌈N/min(R, C)⌉·D",
            WorkloadInfo.Kind.IO_BOUND,
            List.of(
                new Choice(KIND, "where the permits are", kinds, kinds.getFirst()),
                new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 100),
                new WholeNumber(PERMITS, "R, permits that there are", 1, 100_000, permits),
                new WholeNumber(WAIT_MICROS, "D, how long a task holds one", 1, 10_000_000, 1_000),
                Workload.concurrency(100_000)),
            Set.of());
  }

  @Override
  public final WorkloadInfo info() {
    return info;
  }

  @Override
  public final Needs needs(Point point) {
    return Needs.SHARED_MEMORY;
  }

  /** Permits of a kind. */
  abstract Permits permits(String kind, int permits);

  @Override
  public final List<Task> batch(Point point, Services services) {
    int permits = (int) point.parameter(PERMITS);
    Shared shared =
        new Shared(
            permits(point.choice(KIND), permits),
            new Permits.WithoutThread(permits),
            permits,
            new AtomicInteger());
    long micros = point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new HoldsPermit(index, shared, micros))
        .toList();
  }

  @Override
  public final long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS)).map(SplitMix::mix).sum();
  }

  @Override
  public final Duration limit(Point point, Machine machine) {
    long permits = point.parameter(PERMITS);
    long admitted = point.parameter(CONCURRENCY);
    return Limit.waiting(
        point.parameter(TASKS),
        admitted == 0 ? permits : Math.min(admitted, permits),
        Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS));
  }

  /**
   * What the tasks of a batch share.
   *
   * @param permits for tasks that wait on their thread
   * @param withoutThread for those that do not; a batch uses one of both
   * @param most permits that there are
   * @param held permits that are held now
   */
  record Shared(
      Permits permits, Permits.WithoutThread withoutThread, int most, AtomicInteger held) {
    private void begin() {
      if (held.incrementAndGet() > most) {
        throw new IllegalStateException("more than " + most + " permits are held at once");
      }
    }

    private void end() {
      held.decrementAndGet();
    }
  }

  /** Takes a permit, waits at least so long, gives it back. */
  record HoldsPermit(long index, Shared shared, long waitMicros) implements AsyncTask {
    @Override
    public long call() throws InterruptedException {
      Permits.Permit permit = shared.permits.take();
      try {
        shared.begin();
        TimeUnit.MICROSECONDS.sleep(waitMicros);
        shared.end();
        return SplitMix.mix(index);
      } finally {
        permit.release();
      }
    }

    /** The wait for a permit and the wait with it hold no thread. */
    @Override
    public CompletionStage<Long> callAsync() {
      return shared
          .withoutThread
          .take()
          .thenCompose(permit -> {
            shared.begin();
            return new CompletableFuture<Long>()
                .completeOnTimeout(SplitMix.mix(index), waitMicros, TimeUnit.MICROSECONDS)
                .whenComplete((answer, failure) -> {
                  shared.end();
                  permit.release();
                });
          });
    }
  }
}
