package org.concurrencyatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concurrencyatlas.result.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the report again from the journal. */
@Command(
    name = "report",
    description = "Draws the report of a run again, from its journal alone.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "RUN", description = "the run's folder, like results/2026-11-22T…")
  private Path run = Path.of(".");

  @Override
  public Integer call() throws Exception {
    return Reporting.write(RunDirectory.existing(run)).show(output.json(), spec);
  }
}
