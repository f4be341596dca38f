package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.GateRun;
import org.concurrencyatlas.cli.output.ImportedFile;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.result.store.ImportFolder;
import org.concurrencyatlas.result.store.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the report again from the journal, or one chart of it. */
@Command(
    name = "report",
    description =
        "Draws the report of a run again, from its journal alone, or of an imported file; or one chart.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final Path RESULTS = Path.of("results");

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      converter = RunPath.class,
      description =
          "the run's name or folder, like results/2026-11-22T… (default: the last in results)")
  private @Nullable Path run;

  @ArgGroup(exclusive = false, heading = "%nOne chart, as SVG and PNG:%n")
  private @Nullable ChartOptions chart;

  @Override
  public Integer call() throws Exception {
    if (run != null && ImportFolder.is(run)) {
      return imported(ImportedFile.read(run));
    }
    RunDirectory directory = run == null ? RunDirectory.last(RESULTS) : RunDirectory.existing(run);
    if (chart == null) {
      return directory.isGate()
          ? GateRun.show(
              GateRun.existing(directory).verdict(),
              output.json(),
              output.strict(),
              spec.commandLine().getOut())
          : StoredRun.write(directory).show(output, spec);
    }
    chart.draw(directory).forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }

  /** The report of a file of JMH, from the folder's copy of it. */
  private int imported(ImportedFile imported) throws IOException {
    if (chart == null) {
      return imported.writeAndShow(output, spec);
    }
    chart.draw(imported).forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }
}
