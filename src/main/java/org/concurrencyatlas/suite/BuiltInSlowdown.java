package org.concurrencyatlas.suite;

/**
 * A slowdown that a fork has on purpose: a gate shows by it that it would find one. In any other
 * fork it is a constant that the compiler removes.
 */
public final class BuiltInSlowdown {
  private static final String PROPERTY = "concurrencyatlas.slowdown";
  private static final double SHARE = Double.parseDouble(System.getProperty(PROPERTY, "0"));

  private BuiltInSlowdown() {}

  /**
   * The JVM flag of a fork that is slowed down.
   *
   * @param share by how much longer a batch takes, above 0
   */
  public static String flag(double share) {
    return "-D" + PROPERTY + "=" + share;
  }

  /** The time now, where a slowdown is built in. */
  static long start() {
    return SHARE > 0 ? System.nanoTime() : 0;
  }

  /** Spins for the share of the time since the start. */
  static void end(long start) {
    if (SHARE > 0) {
      long now = System.nanoTime();
      long until = now + (long) (SHARE * (now - start));
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
  }
}
