package org.concurrencyatlas.report.export;

import org.concurrencyatlas.report.text.Evidence;

/**
 * {@code verdicts.json}: the verdicts as they are, component for component of {@link
 * org.concurrencyatlas.verdict.RunVerdicts}; a figure that is unknown or infinite is null.
 */
public final class VerdictsJson {
  private VerdictsJson() {}

  /** The whole file. */
  public static String text(Evidence evidence) {
    return Json.text(evidence.verdicts());
  }
}
