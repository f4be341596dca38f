package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.concurrencyatlas.result.RunDirectory;
import org.concurrencyatlas.run.MeasuredRun;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code run} and {@code resume} have in common once the run's folder stands. */
final class Measuring {
  private Measuring() {}

  static int toTheEnd(RunDirectory directory, OutputOptions output, CommandSpec spec)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    err.println("writing to " + directory.path());
    try (ProgressLine progress = new ProgressLine(err)) {
      MeasuredRun.race(directory, progress);
    }
    return Reporting.of(directory, output, spec);
  }
}
