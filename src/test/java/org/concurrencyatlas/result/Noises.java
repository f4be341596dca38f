package org.concurrencyatlas.result;

/** Records of noise for tests. */
public final class Noises {
  private Noises() {}

  /** The control group was throttled for so long; nothing else is known. */
  public static Noise throttled(double millis) {
    return new Noise(
        Double.NaN,
        millis,
        Double.NaN,
        Double.NaN,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }
}
