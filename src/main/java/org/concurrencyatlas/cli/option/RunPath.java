package org.concurrencyatlas.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads which run is meant: a path, or the name that {@code run --name} gave it, for which the
 * newest run of that name in {@code results} is taken.
 */
public final class RunPath implements ITypeConverter<Path> {
  private static final Path RESULTS = Path.of("results");

  @Override
  public Path convert(String text) {
    Path given = Path.of(text);
    return Files.exists(given) || text.contains("/") ? given : named(RESULTS, text, given);
  }

  /** The newest folder whose name ends in the text: names begin with their time. */
  static Path named(Path results, String text, Path otherwise) {
    if (!Files.isDirectory(results)) {
      return otherwise;
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> Objects.toString(folder.getFileName()).endsWith("-" + text))
          .max(Comparator.comparing(Path::toString))
          .orElse(otherwise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
