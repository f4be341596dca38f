package org.concurrencyatlas.workload.service;

/** The failure of a request that is to fail. Others must not notice it. */
public final class PlannedFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** By which it is known where it comes back from another JVM as words. */
  private static final String WORDS = "this request fails, as it should";

  PlannedFailure() {
    super(WORDS, null, false, false); // nobody looks at its stack, which is dear
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
