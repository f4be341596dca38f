package org.concurrencyatlas.process;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.CompletedTask;
import org.concurrencyatlas.process.task.PoolException;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a list of tasks in the order in which they come. Tasks are submitted as answers
 * are taken, so that neither tasks nor answers pile up. Used by one thread.
 *
 * <pre>{@code
 * AnswerStream<Long> answers = pool.asCompleted(tasks, 10);
 * while (answers.hasNext()) {
 *   switch (answers.next()) {
 *     case CompletedTask.Value(int index, Long value) -> …
 *     case CompletedTask.Failure(int index, PoolException reason) -> …
 *   }
 * }
 * }</pre>
 *
 * @param <R> type of the answers
 */
public final class AnswerStream<R extends @Nullable Object> {
  /** Chunks in flight for each worker: enough to keep any window full. */
  private static final int CHUNKS_AHEAD = 512;

  private final WorkerPool pool;
  private final List<? extends Callable<R>> tasks;
  private final int chunk;
  private final BlockingQueue<CompletedTask<R>> completed = new LinkedBlockingQueue<>();
  private final long tasksAhead;
  private int submitted;
  private int taken;

  AnswerStream(WorkerPool pool, List<? extends Callable<R>> tasks, int chunk, int workers) {
    this.pool = pool;
    this.tasks = tasks;
    this.chunk = chunk;
    this.tasksAhead = (long) CHUNKS_AHEAD * chunk * workers;
  }

  /** Whether there are answers that were not taken yet. */
  public boolean hasNext() {
    return taken < tasks.size();
  }

  /**
   * Waits for the next answer.
   *
   * @throws NoSuchElementException when all were taken
   */
  public CompletedTask<R> next() throws InterruptedException {
    if (!hasNext()) {
      throw new NoSuchElementException("all answers were taken");
    }
    while (submitted < tasks.size() && submitted - taken < tasksAhead) {
      int end = (int) Math.min(tasks.size(), (long) submitted + chunk);
      pool.submitChunk(tasks, submitted, end, new Collector());
      submitted = end;
    }
    CompletedTask<R> answer = completed.take();
    taken++;
    return answer;
  }

  private final class Collector implements AnswerCallback<R> {
    @Override
    public void answered(int index, R value) {
      completed.add(new CompletedTask.Value<>(index, value));
    }

    @Override
    public void failed(int index, PoolException reason) {
      completed.add(new CompletedTask.Failure<>(index, reason));
    }
  }
}
