package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.rows.JmhRows;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.analysis.rows.RunRows;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jmh.JmhFile;
import org.concurrencyatlas.result.store.ImportFolder;
import org.concurrencyatlas.result.store.RunDirectory;
import org.jspecify.annotations.Nullable;

/** What can be compared: a run of ours, or a result file of JMH. */
public sealed interface ComparedSide {
  /** As it was given. */
  Path path();

  /**
   * The folder of a run.
   *
   * @param path of the folder
   * @param run what it holds
   */
  record OfRun(Path path, StoredRun run) implements ComparedSide {}

  /**
   * A file of JMH.
   *
   * @param path of the file
   * @param file what it holds
   */
  record OfFile(Path path, JmhFile file) implements ComparedSide {}

  /**
   * Reads what stands at a path: a folder is a run or an imported file, anything else a file of
   * JMH.
   *
   * @throws UsageException when it is neither
   */
  static ComparedSide read(Path path) throws IOException {
    if (ImportFolder.is(path)) {
      return new OfFile(path, JmhFile.read(new ImportFolder(path).source()));
    }
    if (Files.isDirectory(path)) {
      return new OfRun(path, StoredRun.read(RunDirectory.existing(path)));
    }
    if (!Files.isReadable(path)) {
      throw new UsageException(
          path
              + (Files.exists(path) ? " cannot be read" : " does not exist")
              + "; give the folder of a run, or a file that JMH wrote with -rf json");
    }
    return new OfFile(path, JmhFile.read(path));
  }

  /**
   * The rows of two sides.
   *
   * @param metric what is compared; null for what each side is about
   * @throws UsageException when neither side has such a metric
   */
  static List<RowSet> rows(List<ComparedSide> sides, @Nullable String metric) {
    List<JmhFile> files =
        sides.stream()
            .flatMap(side -> side instanceof OfFile of ? Stream.of(of.file()) : Stream.of())
            .toList();
    boolean known =
        metric == null
            || files.isEmpty()
            || files.stream()
                .flatMap(file -> file.entries().stream())
                .anyMatch(entry -> entry.metric(metric).isPresent());
    if (!known) {
      List<String> names =
          files.stream().flatMap(file -> JmhRows.metrics(file).stream()).distinct().toList();
      throw UsageException.unknown("metric", Objects.requireNonNull(metric), names);
    }
    Set<RowKey> byThreads =
        files.stream()
            .flatMap(file -> JmhRows.severalThreads(file).stream())
            .collect(Collectors.toSet());
    return sides.stream().map(side -> rows(side, metric, byThreads)).toList();
  }

  private static RowSet rows(ComparedSide side, @Nullable String metric, Set<RowKey> byThreads) {
    return switch (side) {
      case OfRun(Path path, StoredRun run) -> {
        ReportInput input = run.input();
        yield RunRows.of(
            path.toString(),
            input.plan(),
            input.environment(),
            input.forks(),
            input.verdicts(),
            metric == null ? RunMetric.THROUGHPUT : RunMetric.of(metric));
      }
      case OfFile(Path path, JmhFile file) -> JmhRows.of(path.toString(), file, metric, byThreads);
    };
  }
}
