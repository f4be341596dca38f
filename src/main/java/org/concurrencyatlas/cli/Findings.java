package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.run.Finding;
import org.concurrencyatlas.run.Preflight;

/** Preflight before a run: warnings are printed, a refusal ends the command. */
final class Findings {
  private Findings() {}

  static void refuseOrWarn(Path results, PrintWriter err) {
    for (Finding finding : Preflight.look(results)) {
      switch (finding.severity()) {
        case FINE -> {}
        case WARNING -> err.println("warning: " + finding.line());
        case REFUSAL -> throw new UsageException(finding.line());
      }
    }
  }
}
