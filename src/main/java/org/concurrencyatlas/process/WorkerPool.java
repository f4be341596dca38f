package org.concurrencyatlas.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * Warm worker JVMs that call tasks. A task is a record that implements {@link Callable} or {@link
 * Task}, with components of int, long, double, String or byte[]; its class must be on the class
 * path, which the workers share. Every method may be called by any thread.
 *
 * <pre>{@code
 * record Square(long x) implements Callable<Long> {
 *   public Long call() {
 *     return x * x;
 *   }
 * }
 *
 * try (WorkerPool pool = WorkerPool.open(PoolOptions.of(4))) {
 *   long nine = pool.submit(new Square(3)).get();
 * }
 * }</pre>
 */
public final class WorkerPool implements AutoCloseable {
  private static final long GRACE_MILLIS = 200;
  private static final long KILLED_MILLIS = 3_000;

  private final Backlog backlog;
  private final TypeRegistry types = new TypeRegistry();
  private final ServiceTime serviceTime;
  private final List<WorkerSlot> slots;
  private final Thread killAtExit = new Thread(this::kill, "worker-pool-exit");

  private WorkerPool(PoolOptions options) {
    backlog = new Backlog(options.backlog());
    serviceTime = new ServiceTime(options.window());
    RestartBudget budget =
        new RestartBudget(options.restarts(), options.restartPeriod(), System::nanoTime);
    slots =
        IntStream.range(0, options.workers())
            .mapToObj(i -> "worker-slot-" + i)
            .map(name -> new WorkerSlot(name, options, backlog, types, serviceTime, budget))
            .toList();
    slots.forEach(WorkerSlot::start);
    Runtime.getRuntime().addShutdownHook(killAtExit);
  }

  /**
   * Starts the workers and waits until all are ready.
   *
   * @throws IOException when a worker cannot be started; says how it ended
   */
  public static WorkerPool open(PoolOptions options) throws IOException, InterruptedException {
    WorkerPool pool = new WorkerPool(options);
    try {
      for (WorkerSlot slot : pool.slots) {
        slot.ready().get();
      }
      return pool;
    } catch (ExecutionException e) {
      pool.close();
      throw new IOException("the pool cannot be opened", e.getCause());
    } catch (InterruptedException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * Submits a task; waits while the backlog is full.
   *
   * @return completes with the answer, or with a {@link PoolException}, on a thread of the pool,
   *     which callbacks must not block
   * @throws IllegalArgumentException when the record cannot cross
   */
  public <R extends @Nullable Object> CompletableFuture<R> submit(Callable<R> task)
      throws InterruptedException {
    return submitSingle(task);
  }

  /** As {@link #submit(Callable)}, for a task of a workload. */
  public CompletableFuture<Long> submit(Task task) throws InterruptedException {
    return submitSingle(task);
  }

  /**
   * Submits the tasks {@code [from, to)} of a list as one job: they run in order on one worker and
   * are answered together. Waits while the backlog is full.
   *
   * @throws IllegalArgumentException when a record cannot cross; then none is submitted
   */
  public void submitChunk(List<? extends Task> tasks, int from, int to, Answers<Long> answers)
      throws InterruptedException {
    for (Task task : tasks.subList(from, to)) {
      types.entryFor(task);
    }
    enqueue(new Chunk<>(tasks, from, to, answers));
  }

  /** Mean time that a task takes inside its worker, nanoseconds; 0 before the first answer. */
  public double meanServiceNanos() {
    return serviceTime.taskNanos();
  }

  /** The process ids of the workers. */
  public List<Long> pids() {
    return slots.stream().map(WorkerSlot::pid).toList();
  }

  /**
   * Ends the pool: tasks that wait fail with {@link PoolClosedException}, those that run have 200
   * ms to end. Returns when every worker is gone.
   */
  @Override
  public void close() {
    backlog.close("the pool was closed");
    slots.forEach(WorkerSlot::endInput);
    boolean interrupted = join(GRACE_MILLIS);
    kill();
    interrupted |= join(KILLED_MILLIS);
    removeExitHook();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <R extends @Nullable Object> CompletableFuture<R> submitSingle(Object task)
      throws InterruptedException {
    types.entryFor(task);
    Single<R> job = new Single<>(task);
    enqueue(job);
    return job.future();
  }

  private void enqueue(Job job) throws InterruptedException {
    try {
      Connection idle = backlog.add(job, !(Thread.currentThread() instanceof WorkerSlot));
      if (idle != null) {
        idle.pump();
      }
    } catch (PoolClosedException e) {
      job.fail(e);
    }
  }

  private void kill() {
    slots.forEach(WorkerSlot::kill);
  }

  /** Waits for all slots to end; true when interrupted meanwhile. */
  private boolean join(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (WorkerSlot slot : slots) {
        slot.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void removeExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(killAtExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
    }
  }
}
