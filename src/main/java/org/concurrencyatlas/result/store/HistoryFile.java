package org.concurrencyatlas.result.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryLine;
import org.concurrencyatlas.result.history.HistoryRun;
import tools.jackson.core.JacksonException;

/**
 * A history of runs: one JSON line a run or a baseline, each forced to the disk. Lines are only
 * ever added. One process at a time may append.
 */
public final class HistoryFile implements AutoCloseable {
  private final Path file;
  private final LineFile lines;

  private HistoryFile(Path file, LineFile lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * What could be read.
   *
   * @param runs in the order of the file, each once
   * @param baselines in the order of the file; the last is the one that counts
   * @param dropped one sentence for each line that was left out
   */
  public record Content(List<HistoryRun> runs, List<Baseline> baselines, List<String> dropped) {
    public Content {
      runs = List.copyOf(runs);
      baselines = List.copyOf(baselines);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * Opens a history for appending; creates it, and its folder, when it is missing.
   *
   * @throws UsageException when another process is appending to it, or when it is a folder
   */
  public static HistoryFile open(Path file) throws IOException {
    refuseFolder(file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new HistoryFile(file, LineFile.open(file));
  }

  /**
   * Reads every whole line; a damaged one is named by its number, and so is a second line of a run.
   *
   * @throws UsageException when there is no such file
   */
  public static Content read(Path file) throws IOException {
    refuseFolder(file);
    if (!Files.exists(file)) {
      throw new UsageException(
          file
              + " does not exist; make it with ./run-benchmarks.sh history add RUN, or give --file");
    }
    Reading reading = new Reading(file);
    // This reader replaces broken bytes, so that a torn line cannot hide whole ones.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      reader.lines().forEachOrdered(reading::next);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Content(reading.runs, reading.baselines, reading.dropped);
  }

  /** What this history holds now. */
  public Content read() throws IOException {
    return read(file);
  }

  /** Appends one line and forces it to the disk. */
  public void append(HistoryLine line) throws IOException {
    lines.append(Json.line(line));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static void refuseFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException(
          file + " is a folder; give the file of a history, like results/history.jsonl");
    }
  }

  /** Line after line of a file. */
  private static final class Reading {
    private final Path file;
    private final List<HistoryRun> runs = new ArrayList<>();
    private final List<Baseline> baselines = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private int number;

    Reading(Path file) {
      this.file = file;
    }

    void next(String text) {
      number++;
      if (text.isBlank()) {
        return;
      }
      Optional<HistoryLine> line = parse(text);
      if (line.isEmpty()) {
        dropped.add(
            "line %d of %s is damaged and was left out (%d characters)"
                .formatted(number, file.getFileName(), text.length()));
        return;
      }
      switch (line.get()) {
        case Baseline baseline -> baselines.add(baseline);
        case HistoryRun run -> add(run);
      }
    }

    private void add(HistoryRun run) {
      if (runs.stream().anyMatch(run::isSameAs)) {
        dropped.add(
            "line %d of %s repeats the run %s and was left out"
                .formatted(number, file.getFileName(), run.name()));
      } else {
        runs.add(run);
      }
    }

    private static Optional<HistoryLine> parse(String text) {
      try {
        return Optional.ofNullable(Json.read(text, HistoryLine.class));
      } catch (JacksonException | UsageException e) {
        return Optional.empty();
      }
    }
  }
}
