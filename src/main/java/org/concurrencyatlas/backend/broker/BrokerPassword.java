package org.concurrencyatlas.backend.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.concurrencyatlas.machine.PrivateFiles;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.result.UsageException;

/**
 * The password for a broker: from a file, or from the environment, which the processes that are
 * started here inherit. Never from a command line of theirs, for others can read it.
 */
public final class BrokerPassword {
  /** The variable that holds the password of a broker that was not started here. */
  public static final String VARIABLE = "AMQP_PASSWORD";

  private static final String PROPERTY = "concurrencyatlas.broker.password.file";

  /** What every broker has for this user at first. */
  private static final String OF_GUEST = "guest";

  private BrokerPassword() {}

  /**
   * Keeps a password in a private file for the processes that this one will start; the file ends
   * with it.
   */
  public static void keep(String password) throws IOException {
    Path file = TemporaryFolder.path().resolve("broker-password-" + ProcessHandle.current().pid());
    PrivateFiles.write(file, password);
    file.toFile().deleteOnExit();
    System.setProperty(PROPERTY, file.toString());
  }

  /** The file, when a password was kept. */
  public static Optional<String> kept() {
    return Optional.ofNullable(System.getProperty(PROPERTY));
  }

  /**
   * The password for a broker.
   *
   * @throws UsageException when there is none, or its file cannot be read; says what to do
   */
  static String of(BrokerUrl url) {
    Optional<String> file = url.passwordFile();
    if (file.isPresent()) {
      return read(Path.of(file.get()));
    }
    return url.password()
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .or(() -> Optional.of(OF_GUEST).filter(usual -> url.user().equals(usual)))
        .orElseThrow(() ->
            new UsageException(
                "no password for %s at the broker %s; give it by %s"
                    .formatted(url.user(), url.place(), VARIABLE)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("the file of the broker's password cannot be read: " + file);
    }
  }
}
