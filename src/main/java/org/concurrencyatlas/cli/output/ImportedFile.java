package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.report.ReportFile;
import org.concurrencyatlas.report.contest.ContestJson;
import org.concurrencyatlas.report.contest.ContestReport;
import org.concurrencyatlas.report.contest.ContestTable;
import org.concurrencyatlas.report.contest.ContestWriter;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jmh.JmhFile;
import org.concurrencyatlas.result.store.ImportFolder;
import org.concurrencyatlas.run.RunExecutor;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A file of JMH in a folder of its own.
 *
 * @param folder the folder
 * @param report what the file shows
 */
public record ImportedFile(ImportFolder folder, ContestReport report) {
  /**
   * What a file shows, before there is a folder for it.
   *
   * @param contenders the parameter whose values are the contenders; empty for the rule
   * @throws UsageException when the file is missing or no result file of JMH, or has no such
   *     parameter
   */
  public static ContestReport look(Path file, String contenders) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      String why =
          Files.isDirectory(file)
              ? " is a folder"
              : Files.exists(file) ? " cannot be read" : " does not exist";
      throw new UsageException(file + why + "; give a file that JMH wrote with -rf json");
    }
    return ContestReport.of(
        Objects.toString(file.getFileName()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        JmhFile.read(file),
        contenders);
  }

  /** Makes the folder {@code <time>-<name>} with a copy of the file. */
  public static ImportedFile create(
      Path results, String name, Path file, String contenders, ContestReport report)
      throws IOException {
    ImportFolder folder =
        new ImportFolder(RunExecutor.freshFolder(results, report.importedAt(), name));
    folder.write(file, ImportFolder.Origin.of(report.source(), report.importedAt(), contenders));
    return new ImportedFile(folder, report);
  }

  /** Reads a folder again, from its copy of the file alone. */
  public static ImportedFile read(Path path) throws IOException {
    ImportFolder folder = new ImportFolder(path);
    ImportFolder.Origin origin = folder.origin();
    if (!Files.isRegularFile(folder.source())) {
      throw new UsageException(folder.source() + " is missing; import the file again");
    }
    return new ImportedFile(
        folder,
        ContestReport.of(
            origin.source(),
            origin.importedAt(),
            JmhFile.read(folder.source()),
            origin.contenders()));
  }

  /**
   * Writes the report and prints it.
   *
   * @return the exit code: nothing was decided when the options ask for strictness and no contest
   *     is decided
   */
  public int writeAndShow(OutputOptions output, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!report.hasFigures()) {
      spec.commandLine().getErr().println(nothing(folder.path().toString(), report));
      return ExitCode.NOTHING_COMPARED;
    }
    ContestWriter.write(folder.path(), report);
    if (output.json()) {
      out.print(ContestJson.text(report));
      out.flush();
    } else {
      ContestTable.lines(report).forEach(out::println);
      out.println("report: " + ReportFile.PAGE.in(folder.path()));
    }
    return output.strict() && !report.isAnythingDecided()
        ? ExitCode.NOTHING_DECIDED
        : ExitCode.DONE;
  }

  /** Why there is nothing to draw. */
  public static String nothing(String name, ContestReport report) {
    return report.file().entries().isEmpty()
        ? name + " holds no results: nothing to draw"
        : name + " holds no figure above 0: nothing to draw";
  }
}
