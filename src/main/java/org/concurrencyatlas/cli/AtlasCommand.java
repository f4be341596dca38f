package org.concurrencyatlas.cli;

import org.concurrencyatlas.cli.advice.AdviseCommand;
import org.concurrencyatlas.cli.history.HistoryCommand;
import org.concurrencyatlas.cli.worker.WorkerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above all commands; alone it means {@code run}. */
@Command(
    name = "run-benchmarks.sh",
    description = "Which concurrency model should I use for this work, on this machine?",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Exit codes: 0 done; 1 a confirmed regression (gate); 2 wrong usage; 3 nothing, or not all"
          + " that was declared, could be compared; 4 nothing was decided (with --strict); 5 the run"
          + " failed."
    },
    subcommands = {
      RunCommand.class,
      AdviseCommand.class,
      ResumeCommand.class,
      RepeatCommand.class,
      MergeCommand.class,
      ReportCommand.class,
      TraceCommand.class,
      ListCommand.class,
      CompareCommand.class,
      GateCommand.class,
      HistoryCommand.class,
      ImportCommand.class,
      DoctorCommand.class,
      PythonCommand.class,
      WorkerCommand.class,
      JmhCommand.class
    })
final class AtlasCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().execute("run");
  }
}
