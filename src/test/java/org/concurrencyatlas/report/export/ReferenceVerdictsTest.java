package org.concurrencyatlas.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The journals in {@code results/} give the verdicts that lie beside them, byte for byte: a change
 * of rule or of wording must change these files too, and so is seen.
 */
class ReferenceVerdictsTest {
  private static final Path RESULTS = Path.of("results");

  /** Those that the folder's README names: other runs are the reader's own. */
  static List<Path> runs() throws IOException {
    String readme = Files.readString(RESULTS.resolve("README.md"));
    try (Stream<Path> folders = Files.list(RESULTS)) {
      return folders
          .filter(folder -> readme.contains(folder.getFileName().toString()))
          .filter(folder -> Files.exists(folder.resolve("verdicts.json")))
          .filter(folder -> Files.exists(folder.resolve("forks.jsonl")))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreReferenceRuns() throws IOException {
    assertThat(runs()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theJournalGivesTheVerdictsBesideIt(Path run) throws IOException {
    RunDirectory directory = RunDirectory.existing(run);
    ReportInput input =
        ReportInput.of(
            directory.plan(),
            directory.environment(),
            Journal.read(directory.journal()).forks(),
            new ModelCatalogue().directory());

    assertThat(VerdictsJson.text(input)).isEqualTo(Files.readString(run.resolve("verdicts.json")));
  }
}
