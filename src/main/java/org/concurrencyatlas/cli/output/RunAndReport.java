package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What {@code run}, {@code resume} and {@code repeat} have in common once the run's folder stands.
 */
public final class RunAndReport {
  private RunAndReport() {}

  public static int toTheEnd(RunDirectory directory, OutputOptions output, CommandSpec spec)
      throws IOException, InterruptedException {
    race(directory, spec.commandLine().getErr());
    return StoredRun.write(directory).show(output, spec);
  }

  /** Runs the race with its progress on standard error. */
  public static void race(RunDirectory directory, PrintWriter err)
      throws IOException, InterruptedException {
    err.println("writing to " + directory.path());
    Runnable report = new RateLimited(() -> reportSoFar(directory, err));
    try (ResumeHint _ = ResumeHint.install(directory, err);
        ProgressLine progress = new ProgressLine(err, report)) {
      RunExecutor.race(directory, progress);
    }
  }

  /**
   * The report after a look; when it cannot be drawn the race goes on, and the end will say why.
   */
  private static void reportSoFar(RunDirectory directory, PrintWriter err) {
    try {
      StoredRun.write(directory);
    } catch (IOException | UsageException e) {
      err.println("warning: no report at this look (" + e.getMessage() + ")");
    }
  }
}
