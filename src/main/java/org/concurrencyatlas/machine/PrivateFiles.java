package org.concurrencyatlas.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only this user can read: where passwords are kept. */
public final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PrivateFiles() {}

  /**
   * Makes a folder.
   *
   * @throws IOException also when there is one of that name already
   */
  public static Path makeFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, FOLDER);
  }

  /** Writes a file in place of one that may be there. */
  public static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Path made = Files.createFile(file, FILE);
    Files.writeString(made, text);
  }
}
