package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A listening socket for one worker, in a directory that only this user can enter. */
final class UnixSocketEndpoint implements Endpoint {
  static final String PREFIX = "unix:";

  private static final long POLL_MILLIS = 1;

  private final Path directory;
  private final Path path;
  private final ServerSocketChannel listener;

  UnixSocketEndpoint() throws IOException {
    directory =
        Files.createTempDirectory("concurrency-atlas-" + ProcessHandle.current().pid() + "-");
    path = directory.resolve("worker");
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path), 1);
    listener.configureBlocking(false);
  }

  static Link connect(String address) throws IOException {
    Path path = Path.of(address.substring(PREFIX.length()));
    return new SocketLink(SocketChannel.open(UnixDomainSocketAddress.of(path)));
  }

  @Override
  public String address() {
    return PREFIX + path;
  }

  /** Polls, since nothing wakes an accept when the process that should connect is gone. */
  @Override
  public Link connect(Process worker) throws IOException, InterruptedException {
    for (SocketChannel peer = listener.accept(); ; peer = listener.accept()) {
      if (peer != null) {
        peer.configureBlocking(true);
        return new SocketLink(peer);
      }
      if (!worker.isAlive()) {
        throw new IOException("the worker ended before it connected");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
    Files.deleteIfExists(directory);
  }
}
