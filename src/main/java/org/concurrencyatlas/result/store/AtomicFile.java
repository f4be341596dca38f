package org.concurrencyatlas.result.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are there whole or not at all: a killed run leaves the old file, never half a new one.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** A text that is not held whole. */
  @FunctionalInterface
  public interface Text {
    /** Writes it piece by piece; does not close the writer. */
    void writeTo(Writer out) throws IOException;
  }

  /** What makes the content of a fresh file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Path fresh) throws IOException;
  }

  /**
   * Writes beside the target, then moves over it.
   *
   * @throws IOException when the folder cannot be written or the disk is full; the old file is kept
   */
  public static void write(Path target, byte[] content) throws IOException {
    replace(target, fresh -> Files.write(fresh, content));
  }

  /**
   * The same for a text, in UTF-8.
   *
   * @throws IOException as above, or when the text cannot be made
   */
  public static void write(Path target, Text text) throws IOException {
    replace(
        target,
        fresh -> {
          try (Writer out =
              new OutputStreamWriter(
                  new BufferedOutputStream(Files.newOutputStream(fresh)), StandardCharsets.UTF_8)) {
            text.writeTo(out);
          }
        });
  }

  private static void replace(Path target, Content content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".part");
    try {
      content.writeTo(fresh);
      // createTempFile makes owner-only files; all who may read the folder may read a report.
      fresh.toFile().setReadable(true, false);
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
