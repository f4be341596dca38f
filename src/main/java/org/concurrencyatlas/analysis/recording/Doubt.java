package org.concurrencyatlas.analysis.recording;

/** What a recording does not say, or says only under a condition. */
public sealed interface Doubt {
  /** Reads of sockets were not recorded, or there were none. */
  record NoReads() implements Doubt {}

  /**
   * Reads were left out because there were too many: they cannot be counted.
   *
   * @param throttle the setting
   */
  record ReadsThrottled(String throttle) implements Doubt {}

  /**
   * Short reads were left out: they cannot be counted, and the mean of the others is too long.
   *
   * @param threshold the setting
   */
  record ReadsBelowThreshold(String threshold) implements Doubt {}

  /** Neither samples of computing time nor loads of threads were recorded. */
  record NoCpuTime() implements Doubt {}

  /**
   * There is no event of the name that was given.
   *
   * @param name the name
   */
  record NoTaskEvents(String name) implements Doubt {}

  /** One read was taken to be one task. */
  record ReadIsTaken() implements Doubt {}

  /**
   * The processors were so busy that a wait holds the queue for them.
   *
   * @param load share of all processors, in [0, 1]
   */
  record Saturated(double load) implements Doubt {}

  /**
   * Time of a task that is neither computing nor a read: queues, locks, pools, files, sleeps.
   *
   * @param nanos of a task, on average
   */
  record OtherTime(double nanos) implements Doubt {}

  /**
   * Without a task's begin and end the number in flight leaves out what waits in queues.
   *
   * @param threads threads that read: no more can have been in flight in a thread each
   */
  record QueuesUnseen(int threads) implements Doubt {}

  /** The service runs virtual threads: computing time is that of all that their carriers run. */
  record Carriers() implements Doubt {}
}
