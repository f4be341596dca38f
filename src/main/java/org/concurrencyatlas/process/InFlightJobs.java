package org.concurrencyatlas.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.concurrencyatlas.process.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that were sent to one worker and are not answered yet, oldest first: a worker answers in
 * order. The methods are called under the lock of the {@link Sender}, except those that ask for the
 * oldest job and its deadline, which any thread may call.
 */
final class InFlightJobs {
  /**
   * Most bytes in flight, unless it is a single job: with less than a pipe's 64 KiB the sender
   * never blocks while the worker itself is blocked by the answers it sends.
   */
  private static final int MAX_BYTES = 48 * 1024;

  private final DeadlineWatch deadlines;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private int bytes;
  private volatile @Nullable Awaited awaited;

  /** The oldest job, and when it will have run too long. */
  private record Awaited(Job job, long due) {}

  InFlightJobs(DeadlineWatch deadlines) {
    this.deadlines = deadlines;
  }

  int size() {
    return jobs.size();
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  /**
   * Whether a job may be sent now. A suspect runs alone in its worker, a very large job as well.
   */
  boolean mayAdd(Job job) {
    Job last = jobs.peekLast();
    return last == null || (bytes + job.bytes() <= MAX_BYTES && !job.suspect() && !last.suspect());
  }

  /** Adds a job that is about to be sent. */
  void add(Job job) {
    jobs.addLast(job);
    bytes += job.bytes();
    if (jobs.size() == 1) {
      await(job, System.nanoTime());
    }
  }

  /** Removes the oldest job, which is answered; the worker began with the next one at that time. */
  void removeOldest(long nowNanos) {
    bytes -= jobs.removeFirst().bytes();
    awaited = null;
    Job next = jobs.peekFirst();
    if (next != null) {
      await(next, nowNanos);
    }
  }

  /** No answer is expected any more. */
  void stopWaiting() {
    awaited = null;
  }

  /** The jobs without an answer, oldest first. */
  List<Job> unanswered() {
    return new ArrayList<>(jobs);
  }

  /** The oldest job; null when none is in flight. */
  @Nullable Job oldest() {
    Awaited oldest = awaited;
    return oldest == null ? null : oldest.job;
  }

  /** When the oldest job will have run too long, as {@link System#nanoTime}. */
  long due() {
    Awaited oldest = awaited;
    return oldest == null ? DeadlineWatch.NEVER : oldest.due;
  }

  /** The oldest job when it has run too long; else null. */
  @Nullable Job overdue() {
    Awaited oldest = awaited;
    return oldest != null && oldest.due - System.nanoTime() <= 0 ? oldest.job : null;
  }

  private void await(Job job, long sinceNanos) {
    long due = sinceNanos + job.deadlineNanos();
    awaited = new Awaited(job, due);
    deadlines.expect(due);
  }
}
