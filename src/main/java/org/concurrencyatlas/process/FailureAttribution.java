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

  private final WorkerExit obituary;
  private final boolean eldestRan;
  private final boolean channelWasSound;

  /**
   * Opens the inquest.
   *
   * @param eldestRan whether it is known that the eldest job was running: it missed its deadline
   * @param channelWasSound whether everything that the worker had sent was read; if not, the
   *     announcements among it may have been lost
   */
  FailureAttribution(WorkerExit obituary, boolean eldestRan, boolean channelWasSound) {
    this.obituary = obituary;
    this.eldestRan = eldestRan;
    this.channelWasSound = channelWasSound;
  }

  /**
   * Fails the jobs that end here.
   *
   * @param orphans the jobs in flight, oldest first
   * @return the others, to be sent again in this order
   */
  List<Job> survivors(List<Job> orphans) {
    List<Job> survivors = new ArrayList<>();
    for (int i = 0; i < orphans.size(); i++) {
      Job job = orphans.get(i);
      boolean certain = i == 0 && (eldestRan || orphans.size() == 1);
      if (!job.terms().repeatable()) {
        tryOnce(job, survivors);
      } else if (certain) {
        blame(job, survivors);
      } else if (eldestRan || orphans.getFirst().started()) {
        survivors.add(job); // the eldest ran, so this one has not begun
      } else {
        job.suspectAfter(job.deaths() + 1);
        survivors.add(job);
      }
    }
    return survivors;
  }

  private void tryOnce(Job job, List<Job> survivors) {
    if (job.started() || !channelWasSound) {
      fail(job, 1);
    } else {
      survivors.add(job);
    }
  }

  /** The guilty one of a chunk is found by trying its tasks one by one. */
  private void blame(Job job, List<Job> survivors) {
    int deaths = job.deaths() + 1;
    if (job.count() == 1 && deaths >= DEADLY) {
      fail(job, deaths);
      return;
    }
    for (Job part : job.count() == 1 ? List.of(job) : job.split()) {
      part.suspectAfter(deaths);
      survivors.add(part);
    }
  }

  private void fail(Job job, int attempts) {
    String others = job.count() == 1 ? "" : " and %d more in its chunk".formatted(job.count() - 1);
    job.fail(new WorkerLostException(job.name() + others, attempts, obituary));
  }
}
