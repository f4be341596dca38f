package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.concurrencyatlas.report.Reports;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Journal;
import org.concurrencyatlas.result.Json;
import org.concurrencyatlas.result.RunDirectory;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.Verdicts;
import picocli.CommandLine.Model.CommandSpec;

/** Draws a report from a run's folder and shows its verdicts. */
final class Reporting {
  private Reporting() {}

  /**
   * Writes the report and prints the verdicts.
   *
   * @return the exit code: not all was compared when no fork succeeded
   */
  static int of(RunDirectory directory, OutputOptions output, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RunPlan plan = directory.plan();
    Environment environment = directory.environment();
    Journal.Content journal = Journal.read(directory.journal());
    journal.dropped().forEach(line -> err.println("warning: " + line));
    RunVerdicts verdicts = Verdicts.of(plan, journal.forks());
    Reports.write(directory.path(), plan, environment, journal.forks(), verdicts);
    if (output.json()) {
      out.print(Json.pretty(verdicts));
      out.flush();
    } else {
      Reports.terminal(plan, environment, journal.forks(), verdicts).forEach(out::println);
      out.println("report: " + directory.path().resolve("report.html"));
    }
    return anySuccess(journal.forks()) ? ExitCode.DONE : ExitCode.NOTHING_COMPARED;
  }

  private static boolean anySuccess(List<ForkResult> forks) {
    return forks.stream()
        .anyMatch(fork -> fork.role() == ForkResult.Role.MEASURED && fork.outcome().ok());
  }
}
