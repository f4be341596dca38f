package org.concurrencyatlas.analysis.cause;

/** What can account for a gap, the most specific first: the first that does is told. */
public enum Cause {
  /** The collector held all threads for longer. */
  COLLECTOR,
  /** Carriers held virtual threads that did not run. */
  PINNED,
  /** There were fewer threads than tasks that could have been under way. */
  THREADS,
  /** The runtime lets one thread compute at a time. */
  GLOBAL_LOCK,
  /** All tasks take turns on one thread, in a loop or on an event loop. */
  ONE_THREAD,
  /** The server on the other end computed more for a task. */
  SERVER_CPU,
  /** A task took more CPU time. */
  CPU,
  /** Processors were idle for longer; for what it waited is not measured. */
  IDLE
}
