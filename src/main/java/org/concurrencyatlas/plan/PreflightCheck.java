package org.concurrencyatlas.plan;

/**
 * Something that preflight found.
 *
 * @param severity whether the run may go on
 * @param text what was found, with figures
 * @param advice what to do; empty when all is well
 */
public record PreflightCheck(Severity severity, String text, String advice) {
  /** Whether a run may go on. */
  public enum Severity {
    /** As it should be. */
    FINE,
    /** The run goes on and says so. */
    WARNING,
    /** The run is refused. */
    REFUSAL
  }

  static PreflightCheck fine(String text) {
    return new PreflightCheck(Severity.FINE, text, "");
  }

  static PreflightCheck warning(String text, String advice) {
    return new PreflightCheck(Severity.WARNING, text, advice);
  }

  static PreflightCheck refusal(String text, String advice) {
    return new PreflightCheck(Severity.REFUSAL, text, advice);
  }

  /** The finding on one line. */
  public String line() {
    return advice.isEmpty() ? text : text + "; " + advice;
  }
}
