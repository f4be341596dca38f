package org.concurrencyatlas.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.analysis.history.HistoryRuns;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history's lines are only ever added, and a damaged one hides no other. */
class HistoryFileTest {
  private static final List<HistoryRun> RUNS = HistoryRuns.runs(3, i -> 0.1 * i);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void inAFolderThatIsNotThereYet() {
    file = folder.resolve("results/history.jsonl");
  }

  @Test
  void whatWasAppendedIsReadBack() throws IOException {
    Baseline baseline =
        new Baseline(Instant.EPOCH, RUNS.stream().map(HistoryRun::session).toList());
    try (HistoryFile history = HistoryFile.open(file)) {
      RUNS.forEach(run -> append(history, run));
      history.append(baseline);
    }

    HistoryFile.Content content = HistoryFile.read(file);

    assertThat(content.runs()).isEqualTo(RUNS);
    assertThat(content.baselines()).containsExactly(baseline);
    assertThat(content.dropped()).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(4).first().asString().contains("\"kind\":\"run\"");
  }

  /** A line that was written before there were other metrics has none. */
  @Test
  void theMetricOfARowIsReadBackAndThatOfThroughputIsNotWritten() throws IOException {
    List<HistoryRun> latencies = HistoryRuns.about(Cost.P99, RUNS);
    add(latencies.getFirst());
    add(RUNS.get(1));

    assertThat(HistoryFile.read(file).runs()).containsExactly(latencies.getFirst(), RUNS.get(1));
    assertThat(Files.readAllLines(file).getFirst()).contains("\"metric\":\"P99\"");
    assertThat(Files.readAllLines(file).getLast()).doesNotContain("metric");
  }

  @Test
  void aDamagedLineIsToldByItsNumberAndStays() throws IOException {
    add(RUNS.get(0));
    String torn = Files.readString(file).substring(0, 60);
    Files.writeString(file, torn, StandardOpenOption.APPEND);
    add(RUNS.get(1));

    HistoryFile.Content content = HistoryFile.read(file);

    assertThat(content.runs()).containsExactly(RUNS.get(0), RUNS.get(1));
    assertThat(content.dropped())
        .containsExactly("line 2 of history.jsonl is damaged and was left out (60 characters)");
    assertThat(Files.readAllLines(file)).hasSize(3).contains(torn);
  }

  @Test
  void valuesThatCannotBeAreDamage() throws IOException {
    add(RUNS.get(0));
    String line = Files.readString(file).strip();
    Files.writeString(
        file,
        String.join(
            "\n",
            line.replace("\"forks\":5", "\"forks\":0"),
            line.replace("\"logNeed\":0.0", "\"logNeed\":\"NaN\""),
            line.replace("\"kind\":\"run\"", "\"kind\":\"walk\""),
            line.replaceAll("\"rows\":\\[.*\\]", "\"rows\":[]"),
            "null",
            ""));

    HistoryFile.Content content = HistoryFile.read(file);

    assertThat(content.runs()).isEmpty();
    assertThat(content.dropped()).hasSize(5);
  }

  @Test
  void aSecondLineOfARunIsLeftOut() throws IOException {
    add(RUNS.get(0));
    Files.writeString(file, Files.readString(file), StandardOpenOption.APPEND);

    HistoryFile.Content content = HistoryFile.read(file);

    assertThat(content.runs()).hasSize(1);
    assertThat(content.dropped())
        .containsExactly("line 2 of history.jsonl repeats the run run-0 and was left out");
  }

  @Test
  void twoDoNotWriteAtOnce() throws IOException {
    HistoryFile first = HistoryFile.open(file);
    try {
      assertThatThrownBy(() -> HistoryFile.open(file))
          .isInstanceOf(UsageException.class)
          .hasMessage(file + " is being written by another run; wait for it or stop it");
    } finally {
      first.close();
    }
    HistoryFile.open(file).close();
  }

  private void add(HistoryRun run) throws IOException {
    try (HistoryFile history = HistoryFile.open(file)) {
      history.append(run);
    }
  }

  private static void append(HistoryFile history, HistoryRun run) {
    try {
      history.append(run);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
