package org.concurrencyatlas.process.link;

/**
 * A link whose end can be watched without waiting. A thread that expects bytes very soon may watch
 * and receive them itself; meanwhile it keeps the thread that waits in {@link #await} asleep.
 */
public interface SpinningLink extends Link {
  /** For how long watching is worth while, nanoseconds; 0 when it is not at all. */
  long spinNanos();

  /** Whether there are bytes to receive. */
  boolean hasBytes();

  /** Whether arriving bytes shall wake the thread that waits; look for bytes after allowing it. */
  void wakeOnBytes(boolean wake);
}
