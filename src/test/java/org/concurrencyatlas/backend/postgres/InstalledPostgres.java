package org.concurrencyatlas.backend.postgres;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * A PostgreSQL of the system's own programs, which the harness under test knows nothing of.
 *
 * @param port where it listens on loopback
 * @param password of the user {@code atlas}
 */
public record InstalledPostgres(PostgresInstance instance, int port, String password)
    implements AutoCloseable {
  /** Starts one; a test is skipped where the system has none. */
  public static InstalledPostgres start() throws IOException, InterruptedException {
    assumeThat(PostgresPrograms.installed())
        .as("there are no programs in " + PostgresPrograms.INSTALLED)
        .isPresent();
    Path folder = Files.createTempDirectory(TemporaryFolder.ofAllPrograms(), "atlas-installed-");
    PostgresInstance instance = new PostgresInstance(folder);
    int port = instance.start(Unprivileged.here(), PostgresPrograms.installed().orElseThrow());
    String password = Files.readString(PostgresInstance.passwordFile(folder)).strip();
    return new InstalledPostgres(instance, port, password);
  }

  @Override
  public void close() {
    instance.stop();
  }
}
