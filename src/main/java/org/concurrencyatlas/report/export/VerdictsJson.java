package org.concurrencyatlas.report.export;

import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.store.Json;

/**
 * {@code verdicts.json}: the verdicts as they are, component for component of {@link
 * org.concurrencyatlas.verdict.RunVerdicts}; a figure that is unknown is the text {@code NaN}.
 */
public final class VerdictsJson {
  private VerdictsJson() {}

  /** The whole file. */
  public static String text(ReportInput findings) {
    return Json.pretty(findings.verdicts());
  }
}
