package org.concurrencyatlas.backend.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * The password that a user gave in a URL, in a file that only they can read and that ends with this
 * process: forks are told its name, for command lines, plans and journals can be read by others.
 */
public final class PasswordFile {
  private static final String PROPERTY = "concurrencyatlas.postgres.password.file";

  private PasswordFile() {}

  /** Keeps a password for the forks that this process will start. */
  public static void keep(String password) throws IOException {
    Path file =
        TemporaryFolder.path().resolve("postgres-password-" + ProcessHandle.current().pid());
    Files.deleteIfExists(file);
    PosixModes.writePrivate(file, password);
    file.toFile().deleteOnExit();
    System.setProperty(PROPERTY, file.toString());
  }

  /** The file, when a password was kept. */
  public static Optional<String> kept() {
    return Optional.ofNullable(System.getProperty(PROPERTY));
  }
}
