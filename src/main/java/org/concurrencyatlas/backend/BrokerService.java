package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.concurrencyatlas.backend.broker.BrokerCheck;
import org.concurrencyatlas.backend.broker.BrokerFolder;
import org.concurrencyatlas.backend.broker.BrokerPassword;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.result.UsageException;

/** A message broker that speaks AMQP 0-9-1: one of our own, or any that runs. */
final class BrokerService implements Service {
  private static final String HEAP = "-Xmx128m";

  /** Messages lie outside the heap; many of 1 MiB may be under way in both directions. */
  private static final List<String> FLAGS =
      List.of(
          HEAP,
          "-XX:MaxDirectMemorySize=512m",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  @Override
  public String id() {
    return BrokerUrl.SERVICE;
  }

  @Override
  public BackEnd start() throws IOException {
    Path folders = TemporaryFolder.ofAllPrograms();
    ServerProcess process =
        ServerProcess.start(Set.of(Library.BROKER), FLAGS, BrokerMain.class, folders.toString());
    long pid = process.processes().getFirst().pid();
    return new Started(process, folders.resolve(TemporaryFolder.nameFor(pid)));
  }

  /** By its URL, or {@code host:port}. */
  @Override
  public BackEnd at(String location) {
    BrokerUrl url = BrokerUrl.parse(location);
    if (url.password().isPresent()) {
      throw new UsageException(
          "a password is not taken here, where others can read it; give it by %s or in --broker"
              .formatted(BrokerPassword.VARIABLE));
    }
    return new Elsewhere(
        url.passwordFile().isPresent()
            ? url
            : BrokerPassword.kept().map(url::withPasswordFile).orElse(url));
  }

  /**
   * One that was started here.
   *
   * @param folder where it keeps all that it has
   */
  private record Started(ServerProcess process, Path folder) implements BackEnd.Started {
    @Override
    public String location() {
      return BrokerUrl.parse(
              "amqp://%s@127.0.0.1:%d".formatted(BrokerFolder.USER, address().getPort()))
          .withPasswordFile(BrokerFolder.passwordFile(folder).toString())
          .toString();
    }

    @Override
    public String description() {
      return "Apache Qpid Broker-J at 127.0.0.1:%d, started here: %s, AMQP 0-9-1, durable messages"
              .formatted(address().getPort(), HEAP)
          + " in Apache Derby";
    }

    @Override
    public void close() {
      process.close();
      TemporaryFolder.remove(folder);
    }
  }

  /** One that somebody else has started and will end. */
  private record Elsewhere(BrokerUrl url) implements BackEnd.Elsewhere {
    @Override
    public InetSocketAddress address() {
      return url.address();
    }

    @Override
    public String location() {
      return url.toString();
    }

    @Override
    public String description() {
      return "a broker at %s, not started here".formatted(url.place());
    }

    @Override
    public void checkHealth() {
      BrokerCheck.ask(url);
    }
  }
}
