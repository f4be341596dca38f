package org.concurrencyatlas.process;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that travel in one frame, and whom to tell. Belongs to one holder at a time: the backlog,
 * the worker it was sent to, or whoever recovers it; so its counters need no lock.
 */
abstract class Job {
  private int id;
  private int bytes;
  private int deaths;

  /** How many tasks have no answer yet. */
  abstract int count();

  /** The record of a task among those that have no answer yet. */
  abstract Object task(int index);

  /** Takes the answer of the first task that has none yet. */
  abstract void answer(@Nullable Object value);

  /** Tells the tasks that have no answer yet why they will get none. */
  abstract void fail(PoolException reason);

  final void sent(int asId, int inBytes) {
    id = asId;
    bytes = inBytes;
  }

  final int id() {
    return id;
  }

  final int bytes() {
    return bytes;
  }

  /** Counts the deaths of workers that had this job. */
  final int diedAgain() {
    return ++deaths;
  }
}
