package org.concurrencyatlas.result;

import java.time.Duration;

/** Protocols for tests. */
public final class Protocols {
  /** Three seconds of warm-up, ten iterations of half a second, a minute at the most. */
  public static final Protocol USUAL =
      Protocol.of(Duration.ofSeconds(3), 10, Duration.ofMillis(500), Duration.ofMinutes(1));

  private Protocols() {}

  /** The same with pilots, which may ask for more warm-up. */
  public static Protocol piloted(Duration longestWarmup) {
    return USUAL.withLongestWarmup(longestWarmup);
  }
}
