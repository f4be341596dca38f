package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import org.concurrencyatlas.report.Reports;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Journal;
import org.concurrencyatlas.result.RunDirectory;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.Verdicts;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The report of a run as its journal stands.
 *
 * @param directory the run's folder
 * @param plan what was promised
 * @param environment where it was measured
 * @param journal what was measured
 * @param verdicts what follows
 */
record Reporting(
    RunDirectory directory,
    RunPlan plan,
    Environment environment,
    Journal.Content journal,
    RunVerdicts verdicts) {

  /** Reads the journal and draws the verdicts. */
  static Reporting read(RunDirectory directory) throws IOException {
    RunPlan plan = directory.plan();
    Environment environment = directory.environment();
    Journal.Content journal = Journal.read(directory.journal());
    RunVerdicts verdicts = Verdicts.of(plan, journal.forks());
    return new Reporting(directory, plan, environment, journal, verdicts);
  }

  /** Reads the journal, draws the verdicts and writes every file of the report. */
  static Reporting write(RunDirectory directory) throws IOException {
    Reporting run = read(directory);
    Reports.write(directory.path(), run.plan, run.environment, run.journal.forks(), run.verdicts);
    return run;
  }

  /** What pictures are made from. */
  Findings findings() {
    return new Findings(plan, environment, journal.forks(), verdicts);
  }

  /**
   * Prints the verdicts: as a table, or as the JSON that the folder holds.
   *
   * @return the exit code: nothing was compared when no fork succeeded
   */
  int show(boolean json, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    journal.dropped().forEach(line -> err.println("warning: " + line));
    if (json) {
      out.print(Files.readString(directory.path().resolve("verdicts.json")));
      out.flush();
    } else {
      Reports.terminal(plan, environment, journal.forks(), verdicts).forEach(out::println);
      out.println("report: " + directory.path().resolve("report.html"));
    }
    return anySuccess() ? ExitCode.DONE : ExitCode.NOTHING_COMPARED;
  }

  private boolean anySuccess() {
    return journal.forks().stream()
        .anyMatch(fork -> fork.role() == ForkResult.Role.MEASURED && fork.outcome().ok());
  }
}
