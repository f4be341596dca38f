package org.concurrencyatlas.result.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.core.JacksonException;

/**
 * The only source of truth of a run: one JSON line a fork, each forced to the disk before the next
 * fork starts. Lines are only ever added. One process at a time may append.
 */
public final class Journal implements AutoCloseable {
  private final Path file;
  private final LineFile lines;

  private Journal(Path file, LineFile lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * What could be read.
   *
   * @param forks the whole lines in order
   * @param dropped one sentence for each line that could not be read
   */
  public record Content(List<ForkResult> forks, List<String> dropped) {
    public Content {
      forks = List.copyOf(forks);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * Opens the journal for appending; creates it when it is missing. A line that a killed run left
   * unfinished is closed, not removed.
   *
   * @throws UsageException when another process is appending to it
   */
  public static Journal open(Path file) throws IOException {
    return new Journal(file, LineFile.open(file));
  }

  /** Reads every whole line; damaged ones are named, never fatal. */
  public static Content read(Path file) throws IOException {
    List<ForkResult> forks = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    int number = 0;
    for (Line line : lines(file)) {
      number++;
      line.fork().ifPresent(forks::add);
      if (line.damaged()) {
        dropped.add(
            "line %d of %s is damaged and was left out (%d characters)"
                .formatted(number, file.getFileName(), line.length()));
      }
    }
    return new Content(forks, dropped);
  }

  /**
   * Appends one line and forces it to the disk.
   *
   * @throws JournalRemovedException when the file was removed since it was opened
   */
  public void append(ForkResult fork) {
    try {
      if (!Files.exists(file)) {
        throw new JournalRemovedException(file);
      }
      lines.append(Json.line(fork));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the journal could not be written (" + e.getMessage() + "); free space and resume", e);
    }
  }

  /** Copies all lines to another file; works when the journal's own was removed meanwhile. */
  public void copyTo(Path target) throws IOException {
    lines.copyTo(target);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** A line as it was understood; a blank one holds no fork and is not damaged. */
  private record Line(int length, boolean damaged, Optional<ForkResult> fork) {
    static Line read(String text, ForkReader reader) {
      if (text.isBlank()) {
        return new Line(text.length(), false, Optional.empty());
      }
      try {
        return new Line(text.length(), false, Optional.of(reader.read(text)));
      } catch (JacksonException | UsageException e) {
        return new Line(text.length(), true, Optional.empty());
      }
    }
  }

  /**
   * All lines in order, read by all processors; the text of a large journal is never held whole.
   */
  private static List<Line> lines(Path file) throws IOException {
    ForkReader forks = new ForkReader();
    // This reader replaces broken bytes, so that a torn line cannot hide whole ones.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      return reader.lines().parallel().map(text -> Line.read(text, forks)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
