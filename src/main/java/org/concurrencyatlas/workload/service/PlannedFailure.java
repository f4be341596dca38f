package org.concurrencyatlas.workload.service;

/** The failure of a request that fails on purpose. Other requests must not be affected. */
public final class PlannedFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Identifies the failure where it comes back from another JVM as a message. */
  private static final String WORDS = "this request fails, as it should";

  PlannedFailure() {
    super(WORDS, null, false, false); // its stack trace is not used, and would be expensive
  }

  /** Whether a failure is a planned one, or was made of one. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PlannedFailure || String.valueOf(each.getMessage()).contains(WORDS)) {
        return true;
      }
    }
    return false;
  }
}
