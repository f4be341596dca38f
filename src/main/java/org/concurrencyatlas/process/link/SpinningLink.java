package org.concurrencyatlas.process.link;

/**
 * A link that a thread can check for bytes without waiting. A thread that expects bytes very soon
 * may spin and receive them itself; meanwhile the thread that waits in {@link #await} stays asleep.
 */
public interface SpinningLink extends Link {
  /** For how long it pays to spin, nanoseconds; 0 when it never pays. */
  long spinNanos();

  /** Whether there are bytes to receive. */
  boolean hasBytes();

  /** Whether arriving bytes wake the thread that waits; after allowing it, check for bytes once. */
  void wakeOnBytes(boolean wake);
}
