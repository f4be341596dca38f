package org.concurrencyatlas.workload.coordination.counter;

/** A number that the tasks of a batch add to; some of them do not protect it. */
abstract class Tally {
  /**
   * Adds 1 so many times.
   *
   * @param stride 1; because it is no constant the compiler does not unroll the loop, and so cannot
   *     merge the locks of several updates into one
   */
  final void add(int updates, int stride) {
    for (int i = 0; i < updates; i += stride) {
      increment(i);
    }
  }

  /**
   * Adds 1.
   *
   * @param update the number of the update within its task
   */
  abstract void increment(int update);

  /** All that was added; called while no task adds. */
  abstract long value();

  /** Begins at 0 again; called while no task adds. */
  abstract void reset();
}
