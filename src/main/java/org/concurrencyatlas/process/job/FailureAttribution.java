package org.concurrencyatlas.process.job;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.task.WorkerExit;
import org.concurrencyatlas.process.task.WorkerLostException;

/**
 * Decides what happens to the jobs of a worker that exited before it had answered them: which is
 * blamed, and which are sent again. A worker answers in order, so only the oldest job may have run;
 * but the last answers of the worker may be lost, and then some later jobs have run as well.
 *
 * <p>A worker announces a job that may be called at most once before it calls it: the job has run
 * if and only if the announcement came. Jobs that may be retried are not announced. When a worker
 * had several of them, all are suspects, and each is sent again to run alone in a worker; if that
 * worker exits too, the job is to blame.
 */
public final class FailureAttribution {
  /** A task is blamed, and fails, after the exits of so many workers that may have run it. */
  private static final int MAX_EXITS = 3;

  private final WorkerExit exit;
  private final boolean oldestRan;
  private final boolean linkIntact;

  /**
   * Prepares the decision on one exit.
   *
   * @param oldestRan whether it is known that the oldest job was running: it missed its deadline
   * @param linkIntact whether everything that the worker had sent was read; if not, announcements
   *     may have been lost
   */
  public FailureAttribution(WorkerExit exit, boolean oldestRan, boolean linkIntact) {
    this.exit = exit;
    this.oldestRan = oldestRan;
    this.linkIntact = linkIntact;
  }

  /**
   * Fails the jobs that must not be sent again.
   *
   * @param unanswered the jobs in flight, oldest first
   * @return the others, to be sent again in this order; a blamed chunk comes back as single tasks
   */
  public List<Job> jobsToRetry(List<Job> unanswered) {
    List<Job> retried = new ArrayList<>();
    for (int i = 0; i < unanswered.size(); i++) {
      Job job = unanswered.get(i);
      boolean certain = i == 0 && (oldestRan || unanswered.size() == 1);
      if (!job.retryPolicy().retryable()) {
        retryUnlessStarted(job, retried);
      } else if (certain) {
        blame(job, retried);
      } else if (oldestRan || unanswered.getFirst().started()) {
        retried.add(job); // the oldest ran, so this one has not begun
      } else {
        job.markSuspect(job.exits() + 1);
        retried.add(job);
      }
    }
    return retried;
  }

  private void retryUnlessStarted(Job job, List<Job> retried) {
    if (job.started() || !linkIntact) {
      fail(job, 1);
    } else {
      retried.add(job);
    }
  }

  /** Finds the task to blame in a chunk by sending its tasks one by one. */
  private void blame(Job job, List<Job> retried) {
    int exits = job.exits() + 1;
    if (job.count() == 1 && exits >= MAX_EXITS) {
      fail(job, exits);
      return;
    }
    for (Job part : job.count() == 1 ? List.of(job) : job.split()) {
      part.markSuspect(exits);
      retried.add(part);
    }
  }

  private void fail(Job job, int attempts) {
    String others = job.count() == 1 ? "" : " and %d more in its chunk".formatted(job.count() - 1);
    job.fail(new WorkerLostException(job.name() + others, attempts, exit));
  }
}
