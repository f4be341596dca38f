package org.concurrencyatlas.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.ImportedFile;
import org.concurrencyatlas.report.contest.ContestReport;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws results that JMH measured elsewhere. */
@Command(
    name = "import",
    description =
        "Draws a result file of JMH (-rf json): which contender is best in which contest, with"
            + " intervals over forks, ties, maps and slides. Nothing is measured.",
    footer = {
      "",
      "Exit codes: 0 drawn, whatever came out; 2 no result file of JMH; 3 nothing to draw; 4 with"
          + " --strict: no contest was decided."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final int LONGEST_NAME = 40;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ResultsOption results;

  @Parameters(paramLabel = "FILE", description = "a file that JMH wrote with -rf json")
  private Path file = Path.of(".");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "a name by which report and compare find it (default: the file's)")
  private @Nullable String name;

  @Option(
      names = "--contenders",
      paramLabel = "PARAM",
      description =
          "the parameter whose values are held against each other, or benchmark for the methods of"
              + " a class (default: a parameter whose values are words, else the methods)")
  private String contenders = "";

  @Override
  public Integer call() throws Exception {
    if (name != null && !Variant.isName(name)) {
      throw new UsageException(
          "--name %s is not allowed; give letters, digits and hyphens, 40 at most".formatted(name));
    }
    ContestReport report = ImportedFile.look(file, contenders);
    if (!report.hasFigures()) {
      spec.commandLine().getErr().println(ImportedFile.nothing(file.toString(), report));
      return ExitCode.NOTHING_COMPARED;
    }
    return ImportedFile.create(
            results.folder(), name == null ? nameOf(file) : name, file, contenders, report)
        .writeAndShow(output, spec);
  }

  /** The file's name without its ending, of characters that every file system takes. */
  private static String nameOf(Path file) {
    String given = Objects.toString(file.getFileName()).replaceFirst("(?i)\\.json$", "");
    String safe = given.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "");
    String cut = safe.substring(0, Math.min(LONGEST_NAME, safe.length())).replaceAll("-$", "");
    return cut.isEmpty() ? "jmh" : cut;
  }
}
