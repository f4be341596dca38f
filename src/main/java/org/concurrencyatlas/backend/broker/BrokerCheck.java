package org.concurrencyatlas.backend.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.result.UsageException;

/** Asks a broker whether it lets us in, from a JVM of its own: this one has no client. */
public final class BrokerCheck {
  private static final Set<Library> CLIENT = Set.of(Library.AMQP);

  private BrokerCheck() {}

  /**
   * Asks once and waits some 10 s.
   *
   * @throws UsageException when nobody listens there, it is no broker, or it does not let us in
   */
  public static void ask(BrokerUrl url) {
    Optional<Path> missing = Library.missing(CLIENT);
    if (missing.isPresent()) {
      throw new UsageException(Library.refusal(missing.get()));
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            AddedJars.classPath(List.of(), CLIENT),
            BrokerProbe.class.getName(),
            url.toString());
    String said = said(command);
    if (!said.isEmpty()) {
      throw new UsageException(said + "; mend --broker, or leave it out for a broker of our own");
    }
  }

  private static String said(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : text.lines().findFirst().orElse("the broker is unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted while a broker was asked");
    }
  }
}
