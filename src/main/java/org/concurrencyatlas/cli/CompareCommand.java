package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.report.text.ComparisonText;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.store.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds the verdicts of two runs against each other. */
@Command(
    name = "compare",
    description =
        "Holds the verdicts of two runs against each other, cell by cell: do they claim the same,"
            + " and in how much time? Says nothing of better or worse.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", index = "0", description = "the folder of one run")
  private Path first = Path.of(".");

  @Parameters(paramLabel = "OTHER", index = "1", description = "the folder of the other")
  private Path second = Path.of(".");

  @Override
  public Integer call() throws Exception {
    List<String> lines = ComparisonText.lines(findings(first), findings(second));
    lines.forEach(spec.commandLine().getOut()::println);
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println(first + " and " + second + " have no point in common");
      return ExitCode.NOTHING_COMPARED;
    }
    return ExitCode.DONE;
  }

  private static ReportInput findings(Path run) throws IOException {
    return StoredRun.read(RunDirectory.existing(run)).input();
  }
}
