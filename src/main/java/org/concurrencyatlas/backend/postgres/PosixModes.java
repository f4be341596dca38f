package org.concurrencyatlas.backend.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read and enter what is made here. */
final class PosixModes {
  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> PASSAGE =
      PosixFilePermissions.fromString("rwx--x--x");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PosixModes() {}

  static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, OPEN);
  }

  /** All may read and enter a folder. */
  static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OPEN);
  }

  /** All may reach what they know to be in a folder, and nobody else may list it. */
  static void passage(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PASSAGE);
  }

  /** Makes a folder that is nobody else's affair. */
  static Path privateFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, PRIVATE_FOLDER);
  }

  /** Writes a file that nobody else can read. */
  static void writePrivate(Path file, String text) throws IOException {
    Path made = Files.createFile(file, PRIVATE_FILE);
    Files.writeString(made, text);
  }
}
