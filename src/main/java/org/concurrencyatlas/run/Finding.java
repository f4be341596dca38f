package org.concurrencyatlas.run;

/**
 * Something that preflight found.
 *
 * @param severity whether the run may go on
 * @param text what was found, with figures
 * @param advice what to do; empty when all is well
 */
public record Finding(Severity severity, String text, String advice) {
  /** Whether a run may go on. */
  public enum Severity {
    /** As it should be. */
    FINE,
    /** The run goes on and says so. */
    WARNING,
    /** The run is refused. */
    REFUSAL
  }

  static Finding fine(String text) {
    return new Finding(Severity.FINE, text, "");
  }

  static Finding warning(String text, String advice) {
    return new Finding(Severity.WARNING, text, advice);
  }

  static Finding refusal(String text, String advice) {
    return new Finding(Severity.REFUSAL, text, advice);
  }

  /** The finding on one line. */
  public String line() {
    return advice.isEmpty() ? text : text + "; " + advice;
  }
}
