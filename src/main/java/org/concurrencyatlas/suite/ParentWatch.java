package org.concurrencyatlas.suite;

import java.io.IOException;

/**
 * Ends a fork when the harness that started it is gone, however it went: the end of file on the
 * standard input, a pipe from the harness, is the only notice that even {@code kill -9} gives.
 */
public final class ParentWatch {
  static final String PROPERTY = "concurrencyatlas.harness";

  private ParentWatch() {}

  /** Starts the watch when this JVM was forked by the harness; under plain JMH it does nothing. */
  public static void start() {
    if (Boolean.getBoolean(PROPERTY)) {
      Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::haltAtEndOfInput);
    }
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // JMH sends nothing this way; whatever comes is ignored.
      }
    } catch (IOException e) {
      // A broken pipe means the same as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
