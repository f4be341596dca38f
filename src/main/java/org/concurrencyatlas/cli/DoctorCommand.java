package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.run.Finding;
import org.concurrencyatlas.run.Preflight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether this machine is fit for measuring. */
@Command(
    name = "doctor",
    description = "Says whether this machine is fit for measuring, and what to do where it is not.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "the folder of all runs (default: ${DEFAULT-VALUE})")
  private Path results = Path.of("results");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = Preflight.look(results);
    for (Finding finding : findings) {
      out.printf("%-8s %s%n", mark(finding), finding.line());
    }
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.REFUSAL)
        ? ExitCode.WRONG_USAGE
        : ExitCode.DONE;
  }

  private static String mark(Finding finding) {
    return switch (finding.severity()) {
      case FINE -> "ok";
      case WARNING -> "warning";
      case REFUSAL -> "refused";
    };
  }
}
