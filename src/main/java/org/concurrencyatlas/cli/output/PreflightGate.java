package org.concurrencyatlas.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.concurrencyatlas.plan.Preflight;
import org.concurrencyatlas.plan.PreflightCheck;
import org.concurrencyatlas.result.UsageException;

/** Preflight before a run: warnings are printed, a refusal ends the command. */
public final class PreflightGate {
  private PreflightGate() {}

  public static void refuseOrWarn(Path results, PrintWriter err) {
    for (PreflightCheck finding : Preflight.check(results)) {
      switch (finding.severity()) {
        case FINE -> {}
        case WARNING -> err.println("warning: " + finding.line());
        case REFUSAL -> throw new UsageException(finding.line());
      }
    }
  }
}
