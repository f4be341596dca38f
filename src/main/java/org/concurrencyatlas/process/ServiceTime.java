package org.concurrencyatlas.process;

/**
 * The mean time that the tasks of a pool take inside their workers, and the window that follows
 * from it. Written by one receiver after the other without a lock: a lost update does no harm to a
 * moving mean.
 */
final class ServiceTime {
  /** The work that a worker has at hand hides four wake-ups of 70 µs. */
  private static final double NANOS_AT_HAND = 300_000;

  private static final double LONG_NANOS = 10_000_000;

  /** Workers whose last answers come so close together have ended together. */
  private static final double BALANCED_NANOS = 50_000;

  private static final int LEAST = 2;
  private static final int MOST = 256;

  private final int fixedWindow;
  private volatile double taskNanos;
  private volatile double jobNanos;

  /**
   * Creates the measurement.
   *
   * @param fixedWindow the window to use; 0 to follow the service time
   */
  ServiceTime(int fixedWindow) {
    this.fixedWindow = fixedWindow;
  }

  /** Takes the time that a job of so many tasks took; newer jobs weigh 1/16 against the past. */
  void observed(long nanos, int tasks) {
    taskNanos = blend(taskNanos, (double) nanos / tasks);
    jobNanos = blend(jobNanos, (double) nanos);
  }

  /** Mean nanoseconds of a task; 0 before the first answer. */
  double taskNanos() {
    return taskNanos;
  }

  /**
   * How many jobs may be in flight to one worker. Two at least, so that the next one is there when
   * one ends; but one only of long jobs, whose wake-up does not count and whose balance does.
   */
  int window() {
    if (fixedWindow > 0) {
      return fixedWindow;
    }
    if (jobNanos == 0) {
      return LEAST;
    }
    if (jobNanos > LONG_NANOS) {
      return 1;
    }
    return (int) Math.clamp(NANOS_AT_HAND / jobNanos, LEAST, MOST);
  }

  /**
   * How many jobs to send to a worker next. None while three quarters of its window are in flight,
   * so that many leave in one write; and no more than its share of what waits, or the last jobs of
   * a batch would stand in line with one worker while the others have nothing to do.
   *
   * @param inFlight jobs that the worker has
   * @param waiting jobs that wait for any worker
   */
  int refill(int inFlight, int waiting, int workers) {
    int window = window();
    if (4 * inFlight > 3 * window) {
      return 0;
    }
    double share = Math.max(Math.ceilDiv(waiting, workers), BALANCED_NANOS / jobNanos);
    return (int) Math.clamp(share, 1, window - inFlight);
  }

  private static double blend(double mean, double sample) {
    return mean == 0 ? sample : mean + (sample - mean) / 16;
  }
}
