package org.concurrencyatlas.workload.coordination.lock;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
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
import org.concurrencyatlas.workload.coordination.LastTask;

/** All tasks of a batch meet again and again: the figure is the price of a meeting. */
public final class Rounds implements Workload {
  private static final String KIND = "kind";
  private static final String NONE = "none";
  private static final String PHASER = "phaser";
  private static final String ROUNDS = "rounds";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "barrier",
          "all tasks wait for each other, round after round",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new Choice(
                  KIND,
                  "where they meet",
                  List.of("cyclic-barrier", PHASER, NONE),
                  "cyclic-barrier"),
              new WholeNumber(TASKS, "tasks, which all meet", 1, 10_000, 8),
              new WholeNumber(ROUNDS, "times that they meet", 1, 100_000, 100),
              Workload.concurrency(10_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Needs needs(Point point) {
    return isAlone(point) ? Needs.NOTHING : new Needs(true, point.parameter(TASKS));
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int tasks = (int) point.parameter(TASKS);
    int rounds = (int) point.parameter(ROUNDS);
    if (isAlone(point)) {
      return Collections.nCopies(tasks, new Alone(rounds, 1));
    }
    Shared shared =
        new Shared(
            tasks,
            point.choice(KIND).equals(PHASER)
                ? new Meeting.Phases(tasks)
                : new Meeting.Barrier(tasks),
            new Meeting.WithoutThread(tasks),
            new AtomicLong(),
            new LastTask(tasks));
    return Collections.nCopies(tasks, new Meets(shared, rounds));
  }

  @Override
  public long expected(Point point) {
    return point.parameter(TASKS) * point.parameter(ROUNDS);
  }

  @Override
  public Point bareKernel(Point point) {
    return point.with(KIND, NONE);
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  private static boolean isAlone(Point point) {
    return point.choice(KIND).equals(NONE);
  }

  /** Goes through its rounds without waiting; the stride is 1. */
  record Alone(int rounds, int stride) implements Task {
    @Override
    public long call() {
      long met = 0;
      for (int round = 0; round < rounds; round += stride) {
        met++;
      }
      return met;
    }
  }

  /**
   * What the tasks of a batch share.
   *
   * @param parties so many come to each meeting
   * @param meeting for tasks that wait on their thread
   * @param withoutThread for those that do not; a batch uses one of both
   * @param arrivals how often a task has come to a meeting, in this batch
   * @param last sets that to 0
   */
  record Shared(
      int parties,
      Meeting meeting,
      Meeting.WithoutThread withoutThread,
      AtomicLong arrivals,
      LastTask last) {
    /** Nobody may leave a meeting to which not all have come. */
    private void check(int round) {
      if (arrivals.get() < (long) parties * (round + 1)) {
        throw new IllegalStateException("a task has left round " + round + " too early");
      }
    }

    private long done(int rounds) {
      if (last.done()) {
        arrivals.set(0);
      }
      return rounds;
    }
  }

  /** Meets the others so many times, and answers with that number. */
  record Meets(Shared shared, int rounds) implements AsyncTask {
    @Override
    public long call() throws InterruptedException, BrokenBarrierException {
      for (int round = 0; round < rounds; round++) {
        shared.arrivals.incrementAndGet();
        shared.meeting.await();
        shared.check(round);
      }
      return shared.done(rounds);
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return callAsync(ForkJoinPool.commonPool());
    }

    @Override
    public CompletionStage<Long> callAsync(Executor processors) {
      return meetFrom(0, processors);
    }

    private CompletionStage<Long> meetFrom(int round, Executor processors) {
      if (round == rounds) {
        return CompletableFuture.completedFuture(shared.done(rounds));
      }
      shared.arrivals.incrementAndGet();
      return shared
          .withoutThread
          .await(processors)
          .thenCompose(_ -> {
            shared.check(round);
            return meetFrom(round + 1, processors);
          });
    }
  }
}
