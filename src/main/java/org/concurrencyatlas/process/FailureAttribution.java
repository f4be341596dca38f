package org.concurrencyatlas.process;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.task.WorkerExit;
import org.concurrencyatlas.process.task.WorkerLostException;

/**
 * Decides what becomes of the jobs that a dead worker had: which is to blame, which are tried
 * again. A worker answers in order, so only the eldest job may have run; but its last answers may
 * have died with it, and then some of the jobs after the eldest have run as well.
 *
 * <p>A job that may be called once only was announced before it was called: it has run if and only
 * if the announcement came. Repeatable jobs are not announced. When several were in the worker, all
 * are suspects, and each is tried again alone in its worker; the next death then tells for certain.
 */
final class FailureAttribution {
  /** A job over which so many workers died is taken for their murderer. */
  private static final int DEADLY = 3;

  private final WorkerExit exit;
  private final boolean oldestRan;
  private final boolean linkIntact;

  /**
   * Opens the inquest.
   *
   * @param eldestRan whether it is known that the eldest job was running: it missed its deadline
   * @param channelWasSound whether everything that the worker had sent was read; if not, the
   *     announcements among it may have been lost
   */
  FailureAttribution(WorkerExit exit, boolean oldestRan, boolean linkIntact) {
    this.exit = exit;
    this.oldestRan = oldestRan;
    this.linkIntact = linkIntact;
  }

  /**
   * Fails the jobs that end here.
   *
   * @param orphans the jobs in flight, oldest first
   * @return the others, to be sent again in this order
   */
  List<Job> jobsToRetry(List<Job> unfinished) {
    List<Job> jobsToRetry = new ArrayList<>();
    for (int i = 0; i < unfinished.size(); i++) {
      Job job = unfinished.get(i);
      boolean certain = i == 0 && (oldestRan || unfinished.size() == 1);
      if (!job.retryPolicy().retryable()) {
        tryOnce(job, jobsToRetry);
      } else if (certain) {
        blame(job, jobsToRetry);
      } else if (oldestRan || unfinished.getFirst().started()) {
        jobsToRetry.add(job); // the oldest ran, so this one has not begun
      } else {
        job.markSuspect(job.exits() + 1);
        jobsToRetry.add(job);
      }
    }
    return jobsToRetry;
  }

  private void tryOnce(Job job, List<Job> jobsToRetry) {
    if (job.started() || !linkIntact) {
      fail(job, 1);
    } else {
      jobsToRetry.add(job);
    }
  }

  /** The guilty one of a chunk is found by trying its tasks one by one. */
  private void blame(Job job, List<Job> jobsToRetry) {
    int exits = job.exits() + 1;
    if (job.count() == 1 && exits >= DEADLY) {
      fail(job, exits);
      return;
    }
    for (Job part : job.count() == 1 ? List.of(job) : job.split()) {
      part.markSuspect(exits);
      jobsToRetry.add(part);
    }
  }

  private void fail(Job job, int attempts) {
    String others = job.count() == 1 ? "" : " and %d more in its chunk".formatted(job.count() - 1);
    job.fail(new WorkerLostException(job.name() + others, attempts, exit));
  }
}
