package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.ReportFile;
import org.concurrencyatlas.report.ReportWriter;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.verdict.Decision;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The report of a run as its journal stands.
 *
 * @param directory the run's folder
 * @param input what was promised, measured and inferred
 * @param dropped one sentence for each line of the journal that could not be read
 */
public record StoredRun(RunDirectory directory, ReportInput input, List<String> dropped) {
  /** Reads the journal and judges the run. */
  public static StoredRun read(RunDirectory directory) throws IOException {
    RunPlan plan = directory.plan();
    List<Environment> environments = directory.environments();
    Journal.Content journal = Journal.read(directory.journal());
    ReportInput input =
        ReportInput.of(plan, environments, journal.forks(), new ModelCatalogue().directory());
    return new StoredRun(directory, input, journal.dropped());
  }

  /** Reads the journal, judges the run and writes every file of the report. */
  public static StoredRun write(RunDirectory directory) throws IOException {
    StoredRun run = read(directory);
    ReportWriter.write(directory.path(), run.input);
    return run;
  }

  /**
   * Prints the verdicts: as a table, or as the JSON that the folder holds.
   *
   * @return the exit code: nothing was compared when no fork succeeded; nothing was decided when
   *     the options ask for strictness and no cell has a verdict
   */
  public int show(OutputOptions output, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    dropped.forEach(line -> err.println("warning: " + line));
    if (output.json()) {
      out.print(Files.readString(ReportFile.VERDICTS_JSON.in(directory.path())));
      out.flush();
    } else {
      ReportWriter.terminal(input).forEach(out::println);
      out.println("report: " + ReportFile.PAGE.in(directory.path()));
    }
    if (!anySuccess()) {
      return ExitCode.NOTHING_COMPARED;
    }
    return output.strict() && !anyDecision() ? ExitCode.NOTHING_DECIDED : ExitCode.DONE;
  }

  private boolean anyDecision() {
    return input.verdicts().cells().stream()
        .anyMatch(cell -> cell.decision() != Decision.INCONCLUSIVE);
  }

  private boolean anySuccess() {
    return input.forks().stream()
        .anyMatch(fork -> fork.role() == ForkResult.Role.MEASURED && fork.outcome().ok());
  }
}
