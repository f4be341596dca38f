package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.process.job.ChunkJob;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.job.OrderedAnswers;
import org.concurrencyatlas.process.job.SingleJob;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.link.SharedFile;
import org.concurrencyatlas.process.link.SpinningLink;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Warm worker JVMs that call tasks. A task is a record that implements {@link Callable} or {@link
 * LongTask}, with components of int, long, double, String, byte[] or {@link java.nio.ByteBuffer};
 * its class must be on the class path, which the workers share. It answers with an Integer, Long,
 * Double, String, byte[], long[] or null. Every method may be called by any thread.
 *
 * <p>A large byte[] is copied into shared memory and out of it. The bytes of a large ByteBuffer
 * stay in shared memory: the task gets a read-only view, whose memory is used again once the task
 * has answered.
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
 *
 * <p>The pool's threads complete futures and call {@link AnswerCallback}, which must not block: a
 * worker's further answers wait behind it. A task that has no answer fails with a {@link
 * PoolException}.
 */
public final class WorkerPool implements AutoCloseable {
  private static final long GRACE_MILLIS = 200;

  private final PoolState state;
  private final WorkerGroup workers;

  private WorkerPool(PoolOptions options) {
    state = PoolState.of(options);
    workers = new WorkerGroup(state);
  }

  /**
   * Starts the workers and waits until all are ready.
   *
   * @throws IOException when a worker cannot be started; its cause says how it ended
   */
  public static WorkerPool open(PoolOptions options) throws IOException, InterruptedException {
    SharedFile.deleteLeftOvers();
    WorkerPool pool = new WorkerPool(options);
    try {
      pool.workers.start();
      return pool;
    } catch (ExecutionException e) {
      pool.close();
      throw new IOException("the pool cannot be opened", e.getCause());
    } catch (InterruptedException | RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  /**
   * Submits a task under the pool's retry policy; waits while the queue is full.
   *
   * @return completes with the answer or a {@link PoolException}; when it is cancelled, a task that
   *     still waits is not sent, and one that was sent runs on
   * @throws IllegalArgumentException when records of this class cannot be sent
   */
  public <R extends @Nullable Object> CompletableFuture<R> submit(Callable<R> task)
      throws InterruptedException {
    return submitSingle(task, state.options().retryPolicy());
  }

  /** As {@link #submit(Callable)}, under a retry policy of its own. */
  public <R extends @Nullable Object> CompletableFuture<R> submit(
      Callable<R> task, RetryPolicy retryPolicy) throws InterruptedException {
    return submitSingle(task, retryPolicy);
  }

  /** As {@link #submit(Callable)}, for a task of a workload. */
  public CompletableFuture<Long> submit(LongTask task) throws InterruptedException {
    return submitSingle(task, state.options().retryPolicy());
  }

  /**
   * Submits a task under the pool's retry policy and waits for its answer. Over {@link
   * org.concurrencyatlas.process.link.Transport#RING} with few enough workers this takes a
   * microsecond, since the caller itself spins for the answer and no thread has to be woken.
   *
   * @throws PoolException when there is no answer
   * @throws IllegalArgumentException when records of this class cannot be sent
   */
  public <R extends @Nullable Object> R call(Callable<R> task)
      throws PoolException, InterruptedException {
    state.types().entryFor(task);
    SingleJob<R> job = new SingleJob<>(task, state.options().retryPolicy());
    Connection idle = add(job);
    SpinningLink spinning = idle == null ? null : idle.spinning();
    if (idle != null && spinning != null) {
      idle.callSpinning(job, spinning);
    } else {
      pump(idle);
      if (idle != null) {
        job.spinForAnswer(state.callerSpinNanos());
      }
    }
    return job.await();
  }

  /**
   * Submits tasks in chunks: those of a chunk run in order on one worker and share its message.
   * Waits while the queue is full.
   *
   * @param chunk tasks in a chunk, at least 1; the larger, the less each pays for the message, and
   *     the worse the balance between workers
   * @param answers called for each task as it is answered
   * @throws IllegalArgumentException when records of some class cannot be sent; chunks before it
   *     were submitted
   */
  public <R extends @Nullable Object> void submitAll(
      List<? extends Callable<R>> tasks, int chunk, AnswerCallback<R> answers)
      throws InterruptedException {
    PoolLimits.check("chunk", chunk, 1, Integer.MAX_VALUE);
    for (int from = 0; from < tasks.size(); from = end(from, chunk, tasks)) {
      submitChunk(tasks, from, end(from, chunk, tasks), answers);
    }
  }

  /** As {@link #submitAll}, and waits for all: the answers in the order of the tasks. */
  public <R extends @Nullable Object> List<R> inOrder(List<? extends Callable<R>> tasks, int chunk)
      throws PoolException, InterruptedException {
    PoolLimits.check("chunk", chunk, 1, Integer.MAX_VALUE);
    OrderedAnswers<R> answers = new OrderedAnswers<>(tasks.size(), chunk);
    for (int from = 0; from < tasks.size(); from = end(from, chunk, tasks)) {
      int to = end(from, chunk, tasks);
      submitChunk(tasks, from, to, answers.chunk(to - from));
    }
    return answers.await();
  }

  /** As {@link #submitAll}, but submits while the answers are taken, in the order they come. */
  public <R extends @Nullable Object> AnswerStream<R> asCompleted(
      List<? extends Callable<R>> tasks, int chunk) {
    PoolLimits.check("chunk", chunk, 1, Integer.MAX_VALUE);
    return new AnswerStream<>(this, tasks, chunk, workers.size());
  }

  /**
   * Submits the tasks {@code [from, to)} of a list as one chunk. The list must not change until all
   * of them are answered.
   *
   * @param tasks records that are {@link LongTask} or {@link Callable} and answer with {@code R}
   */
  public <R extends @Nullable Object> void submitChunk(
      List<?> tasks, int from, int to, AnswerCallback<R> answers) throws InterruptedException {
    Class<?> known = null;
    for (int i = from; i < to; i++) {
      Object task = tasks.get(i);
      if (task.getClass() != known) {
        known = state.types().entryFor(task).codec().type();
      }
    }
    enqueue(new ChunkJob<>(tasks, from, to, state.options().retryPolicy(), answers));
  }

  /** Mean time that a task takes inside its worker, nanoseconds; 0 before the first answer. */
  public double meanServiceNanos() {
    return state.serviceTime().taskNanos();
  }

  /** The process ids of the workers; 0 for one that is being replaced. */
  public List<Long> pids() {
    return workers.pids();
  }

  /**
   * Ends the pool: tasks that wait fail with {@link PoolClosedException}, those that run have 200
   * ms to end. Returns when every worker is gone.
   */
  @Override
  public void close() {
    close(GRACE_MILLIS);
  }

  /** As {@link #close()}, with another time for workers to end by themselves. */
  void close(long graceMillis) {
    state.queue().close("the pool was closed");
    workers.close(graceMillis);
  }

  private <R extends @Nullable Object> CompletableFuture<R> submitSingle(
      Object task, RetryPolicy retryPolicy) throws InterruptedException {
    state.types().entryFor(task);
    SingleJob<R> job = new SingleJob<>(task, retryPolicy);
    enqueue(job);
    return job.future();
  }

  private void enqueue(Job job) throws InterruptedException {
    pump(add(job));
  }

  /** Adds a job to the queue; returns an idle worker that has to be pumped. */
  private @Nullable Connection add(Job job) throws InterruptedException {
    try {
      return state.queue().add(job);
    } catch (PoolClosedException e) {
      job.fail(e);
      return null;
    }
  }

  private void pump(@Nullable Connection idle) {
    if (idle != null) {
      idle.pump();
      state.wakeIdle(); // that one may be dying
    }
  }

  private static int end(int from, int chunk, List<?> tasks) {
    return (int) Math.min(tasks.size(), (long) from + chunk);
  }
}
