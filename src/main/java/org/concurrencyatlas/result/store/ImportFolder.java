package org.concurrencyatlas.result.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.core.JacksonException;

/**
 * The folder of an imported file: the file itself, unchanged, and {@code import.json}. Everything
 * else in it is derived from these two.
 */
public record ImportFolder(Path path) {
  private static final int FORMAT = 1;
  private static final String ORIGIN = "import.json";

  /**
   * What is not in the file.
   *
   * @param format of this record, 1
   * @param source the file's name as it was given, without folders
   * @param importedAt when
   * @param contenders the parameter that the user chose; empty for the rule
   */
  public record Origin(int format, String source, Instant importedAt, String contenders) {
    /** An origin in the present format. */
    public static Origin of(String source, Instant importedAt, String contenders) {
      return new Origin(FORMAT, source, importedAt, contenders);
    }
  }

  /** Whether a folder is one of an imported file. */
  public static boolean is(Path path) {
    return Files.isRegularFile(path.resolve(ORIGIN));
  }

  /** The copy of the file. */
  public Path source() {
    return path.resolve("source.json");
  }

  /** Copies the file and writes the origin; done once. */
  public void write(Path file, Origin origin) throws IOException {
    Files.copy(file, source());
    AtomicFile.write(path.resolve(ORIGIN), Json.pretty(origin).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the origin.
   *
   * @throws UsageException when it is damaged or was written by a newer version
   */
  public Origin origin() throws IOException {
    Path file = path.resolve(ORIGIN);
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Origin origin;
    try {
      origin = Json.read(text, Origin.class);
    } catch (JacksonException e) {
      throw new UsageException(
          "%s is damaged (%s); import the file again"
              .formatted(file, e.getOriginalMessage().lines().findFirst().orElse("")));
    }
    if (origin.format() > FORMAT) {
      throw new UsageException(
          "%s was written by a newer version (format %s; this one reads up to %d): update"
              .formatted(path, origin.format(), FORMAT));
    }
    return origin;
  }
}
