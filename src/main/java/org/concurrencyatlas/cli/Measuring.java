package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.concurrencyatlas.result.RunDirectory;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.run.MeasuredRun;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code run} and {@code resume} have in common once the run's folder stands. */
final class Measuring {
  private Measuring() {}

  static int toTheEnd(RunDirectory directory, OutputOptions output, CommandSpec spec)
      throws IOException, InterruptedException {
    race(directory, spec.commandLine().getErr());
    return Reporting.write(directory).show(output.json(), spec);
  }

  /** Runs the race with its progress on standard error. */
  static void race(RunDirectory directory, PrintWriter err)
      throws IOException, InterruptedException {
    err.println("writing to " + directory.path());
    Runnable report = new Seldom(() -> reportSoFar(directory, err));
    try (ProgressLine progress = new ProgressLine(err, report)) {
      MeasuredRun.race(directory, progress);
    }
  }

  /**
   * The report after a look; when it cannot be drawn the race goes on, and the end will say why.
   */
  private static void reportSoFar(RunDirectory directory, PrintWriter err) {
    try {
      Reporting.write(directory);
    } catch (IOException | UsageException e) {
      err.println("warning: no report at this look (" + e.getMessage() + ")");
    }
  }
}
