package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.link.Endpoint;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;

/** A process on the other side of a link, which ends when the link is closed. */
record PeerProcess(Process process, Link link) implements AutoCloseable {
  private static final long SPIN_NANOS = 50_000;

  /**
   * Starts a peer.
   *
   * @param main its main class, which gets the link's address and then the arguments
   */
  static PeerProcess start(Transport transport, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    boolean mayspin = Runtime.getRuntime().availableProcessors() > 1;
    try (Endpoint endpoint = transport.open(mayspin ? SPIN_NANOS : 0)) {
      Process process =
          new ProcessBuilder(command(main, endpoint.address(), arguments))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Link link = endpoint.connect(process);
      link.await();
      if (link.receive(new byte[1], 0, 1) != 1) {
        throw new IOException("the peer process did not start");
      }
      return new PeerProcess(process, link);
    }
  }

  @Override
  public void close() throws IOException {
    link.close();
    process.destroyForcibly();
  }

  private static List<String> command(Class<?> main, String address, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.add(address);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}
