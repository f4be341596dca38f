package org.concurrencyatlas.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are there whole or not at all: a killed run leaves the old file, never half a new one.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes beside the target, then moves over it.
   *
   * @throws IOException when the folder cannot be written or the disk is full; the old file is kept
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".part");
    try {
      Files.write(fresh, content);
      // createTempFile makes owner-only files; a report is for everybody who may read the folder.
      fresh.toFile().setReadable(true, false);
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
