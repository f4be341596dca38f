package org.concurrencyatlas.analysis;

import java.util.List;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.RunVerdicts;

/** The reasons of verdicts as their reader sees them. */
public final class VerdictWords {
  private VerdictWords() {}

  /** Why a contender is out; empty while it is in the race. */
  public static String reason(ContenderResult result) {
    return result.exclusion().map(ReasonText::of).orElse("");
  }

  /** Why no more blocks were run. */
  public static String stopped(CellVerdict verdict) {
    return ReasonText.of(verdict.stopped());
  }

  /** What the reader of a cell must know. */
  public static List<String> warnings(CellVerdict verdict) {
    return verdict.warnings().stream().map(ReasonText::of).toList();
  }

  /** What the reader of a run must know. */
  public static List<String> warnings(RunVerdicts verdicts) {
    return verdicts.warnings().stream().map(ReasonText::of).toList();
  }
}
