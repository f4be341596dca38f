package org.concurrencyatlas.process.job;

import java.util.List;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that travel in one frame, and whom to tell. Belongs to one holder at a time: the backlog,
 * the worker it was sent to, or whoever recovers it; the handing over makes its fields visible.
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

  /** Tells the tasks that have no answer yet why they will get none. */
  public abstract void fail(PoolException reason);

  /** The tasks that have no answer yet as jobs of one task each; only when there are several. */
  public abstract List<Job> split();

  /** Whether the answer is still asked for. */
  public abstract boolean wanted();

  /** The first task that has no answer yet, for the reader of a failure; at most 80 characters. */
  public final String name() {
    Object task = task(0);
    String name;
    try {
      name = String.valueOf(task);
    } catch (RuntimeException e) {
      return task.getClass().getName(); // its toString is the user's code, and was to blame
    }
    return name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS) + "…";
  }

  public final RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  public final long deadlineNanos() {
    return (long) Math.min(MAX_NANOS, (double) retryPolicy.deadline().toNanos() * count());
  }

  final void sent(int asId, int inBytes) {
    id = asId;
    bytes = inBytes;
    started = false;
  }

  public final int id() {
    return id;
  }

  public final int bytes() {
    return bytes;
  }

  /** The worker has said that it begins with this job. */
  public final void start() {
    started = true;
  }

  public final boolean started() {
    return started;
  }

  /** Deaths of workers in which this job may have had a part. */
  public final int exits() {
    return exits;
  }

  /** A suspect runs alone in its worker, so that the next death tells for certain. */
  public final boolean suspect() {
    return suspect;
  }

  public final void markSuspect(int deathsSeen) {
    exits = deathsSeen;
    suspect = true;
  }
}
