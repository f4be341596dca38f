package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.output.GateRun;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run that was stopped or killed. */
@Command(
    name = "resume",
    description = "Goes on with a run that was stopped, under the plan that it was started with.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "RUN",
      converter = RunPath.class,
      description = "the run's name or folder, like results/2026-11-22T…")
  private Path run = Path.of(".");

  @Option(
      names = "--allow-differences",
      description =
          "go on although the jar, the JVM or the machine is another one; cells measured in both"
              + " stay inconclusive")
  private boolean allowDifferences;

  @Override
  public Integer call() throws Exception {
    RunDirectory directory = RunDirectory.existing(run);
    refuseMerged(directory);
    if (!allowDifferences) {
      RunExecutor.refuseOtherEnvironment(directory);
    }
    PreflightGate.refuseOrWarn(run, spec.commandLine().getErr());
    return directory.isGate()
        ? GateRun.show(
            GateRun.existing(directory).run(spec.commandLine().getErr()),
            output.json(),
            output.strict(),
            spec.commandLine().getOut())
        : RunAndReport.toTheEnd(directory, output, spec);
  }

  private static void refuseMerged(RunDirectory directory) throws IOException {
    if (directory.plan().shards().filter(Shards::isMerged).isPresent()) {
      throw new UsageException(
          directory.path()
              + " was put together from shards; resume the shards where they ran, and merge them"
              + " again");
    }
  }
}
