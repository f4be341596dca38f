package org.concurrencyatlas.result;

/**
 * What disturbed a fork, measured by the harness around it. A quantity that the system does not
 * report is NaN.
 *
 * @param stealShare share of processor time taken by the hypervisor, 0–1
 * @param throttledMillis time for which the control group was throttled, milliseconds
 * @param pressureShare share of the time in which some thread of the machine waited for a
 *     processor, 0–1
 * @param foreignCores processors kept busy by others than the fork's tree and its back-ends
 * @param processors of the machine; 0 when unknown, as in the journal of a version that did not
 *     record it
 * @param clockMegahertz mean clock speed that the system reports at the end, MHz
 * @param hiccupMicros 99.9th percentile of how much later than asked a 1 ms sleep ended,
 *     microseconds
 * @param spinBeforeNanos time of a fixed integer loop before the fork, nanoseconds
 * @param spinAfterNanos the same after the fork
 */
public record Noise(
    double stealShare,
    double throttledMillis,
    double pressureShare,
    double foreignCores,
    int processors,
    double clockMegahertz,
    double hiccupMicros,
    double spinBeforeNanos,
    double spinAfterNanos) {

  /** Nothing is known of the noise. */
  public static final Noise UNKNOWN =
      new Noise(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);
}
