package org.concurrencyatlas.result;

/**
 * A stretch of a task's life.
 *
 * @param task the task's number in its batch, from 0
 * @param activity what the task did
 * @param startNanos when it began, nanoseconds after the batch
 * @param endNanos when it ended, at least {@code startNanos}
 * @param pid the process
 * @param thread name and number of the thread that the task held; empty when it held none
 * @param carrier the platform thread under a virtual one; empty for a platform thread
 */
public record Span(
    long task,
    Activity activity,
    long startNanos,
    long endNanos,
    long pid,
    String thread,
    String carrier) {

  /** What a task does. */
  public enum Activity {
    /** It computes: its thread runs on a processor. */
    COMPUTE,
    /** It waits for something outside. */
    WAIT,
    /** Its wait is over, but no thread or processor is free to go on with it. */
    READY
  }

  /** The same with another end. */
  public Span until(long otherEndNanos) {
    return new Span(task, activity, startNanos, otherEndNanos, pid, thread, carrier);
  }

  /** Whether the task keeps a platform thread from other work meanwhile. */
  public boolean holdsPlatformThread() {
    return !thread.isEmpty() && (carrier.isEmpty() || activity == Activity.COMPUTE);
  }
}
