package org.concurrencyatlas.process;

/**
 * The mean time that the tasks of a pool take inside their workers, and the window that follows
 * from it. Written by one receiver after the other without a lock: a lost update does no harm to a
 * moving mean.
 */
final class ServiceTime {
  /** A window of so much work hides four wake-ups of 70 µs. */
  private static final double WINDOW_NANOS = 300_000;

  private static final double LONG_JOB_NANOS = 10_000_000;

  /** Workers whose last answers come so close together count as balanced. */
  private static final double BALANCED_NANOS = 50_000;

  private static final int MIN_WINDOW = 2;
  private static final int MAX_WINDOW = 256;

  private final int fixedWindow;
  private volatile double taskNanos;
  private volatile double jobNanos;

  /**
   * Starts without any measurement.
   *
   * @param fixedWindow the window to use; 0 to follow the service time
   */
  ServiceTime(int fixedWindow) {
    this.fixedWindow = fixedWindow;
  }

  /** Adds the time that a job of so many tasks took, with a weight of 1/16 against the mean. */
  void add(long nanos, int tasks) {
    taskNanos = movingMean(taskNanos, (double) nanos / tasks);
    jobNanos = movingMean(jobNanos, (double) nanos);
  }

  /** Mean nanoseconds of a task; 0 before the first answer. */
  double taskNanos() {
    return taskNanos;
  }

  /**
   * How many jobs may be in flight to one worker. At least two, so that the next one is there when
   * one ends; but only one when jobs are long: then a wake-up costs little, and balance matters.
   */
  int window() {
    if (fixedWindow > 0) {
      return fixedWindow;
    }
    if (jobNanos == 0) {
      return MIN_WINDOW;
    }
    if (jobNanos > LONG_JOB_NANOS) {
      return 1;
    }
    return (int) Math.clamp(WINDOW_NANOS / jobNanos, MIN_WINDOW, MAX_WINDOW);
  }

  /**
   * How many jobs to send to a worker next. None while more than three quarters of its window are
   * in flight, so that many leave in one write; and no more than its share of what waits, or the
   * last jobs of a batch would wait for one worker while the others have nothing to do.
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

  private static double movingMean(double mean, double sample) {
    return mean == 0 ? sample : mean + (sample - mean) / 16;
  }
}
