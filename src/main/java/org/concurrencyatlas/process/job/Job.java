package org.concurrencyatlas.process.job;

import java.util.List;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are sent in one frame, and where their answers go. Belongs to one holder at a time:
 * the queue, the connection to a worker, or the supervisor of a worker that exited. Passing it on
 * under a lock makes its fields visible.
 */
public abstract class Job {
  private static final double MAX_NANOS = 1e18;
  private static final int MAX_NAME_CHARS = 80;

  private final RetryPolicy retryPolicy;
  private int id;
  private int bytes;
  private int exits;
  private boolean started;
  private boolean suspect;

  Job(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
  }

  /** How many tasks have no answer yet. */
  public abstract int count();

  /** The record of a task among those that have no answer yet. */
  abstract Object task(int index);

  /** Takes the answer of the first task that has none yet. */
  public abstract void answer(@Nullable Object value);

  /** Fails the tasks that have no answer yet. */
  public abstract void fail(PoolException reason);

  /** The tasks that have no answer yet as jobs of one task each; only when there are several. */
  abstract List<Job> split();

  /** Whether the answer is still wanted: the job has no answer yet and was not cancelled. */
  public abstract boolean wanted();

  /** The first task that has no answer yet, for error messages; at most 80 characters. */
  public final String name() {
    Object task = task(0);
    String name;
    try {
      name = String.valueOf(task);
    } catch (RuntimeException e) {
      return task.getClass().getName(); // its toString is the user's code, and threw
    }
    return name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS) + "…";
  }

  final RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  /** How long the tasks that have no answer yet may run altogether. */
  public final long deadlineNanos() {
    return (long) Math.min(MAX_NANOS, (double) retryPolicy.deadline().toNanos() * count());
  }

  final void markSent(int frameId, int frameBytes) {
    id = frameId;
    bytes = frameBytes;
    started = false;
  }

  /** The id of the frame in which the job was sent last. */
  public final int id() {
    return id;
  }

  /** The size of that frame. */
  public final int bytes() {
    return bytes;
  }

  /** The worker has announced that it begins with this job. */
  public final void markStarted() {
    started = true;
  }

  final boolean started() {
    return started;
  }

  /** How many workers have exited while they may have run this job. */
  final int exits() {
    return exits;
  }

  /** A suspect runs alone in its worker, so that it is to blame if that exits. */
  public final boolean suspect() {
    return suspect;
  }

  final void markSuspect(int exitsSoFar) {
    exits = exitsSoFar;
    suspect = true;
  }
}
