package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * A listening socket for one worker: a Unix socket in a directory that only this user can enter, or
 * a TCP port of the loopback interface. Any process on the machine may connect to that, so the
 * worker sends a password first, which it got through its standard input.
 */
final class SocketEndpoint implements Endpoint {
  static final String UNIX = "unix:";
  static final String TCP = "tcp:";

  private static final int PASSWORD_BYTES = 16;
  private static final int PASSWORD_MILLIS = 1_000;
  private static final long POLL_MILLIS = 1;

  private final ServerSocketChannel listener;
  private final String address;
  private final byte[] password;

  private SocketEndpoint(ServerSocketChannel listener, String address, byte[] password)
      throws IOException {
    this.listener = listener;
    this.address = address;
    this.password = password;
    listener.configureBlocking(false);
  }

  static SocketEndpoint unix() throws IOException {
    String prefix = "concurrency-atlas-" + ProcessHandle.current().pid() + "-";
    Path path = Files.createTempDirectory(prefix).resolve("worker");
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path), 1);
    return new SocketEndpoint(listener, UNIX + path, new byte[0]);
  }

  static SocketEndpoint tcp() throws IOException {
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    return new SocketEndpoint(listener, TCP + port, password);
  }

  /** The worker's side of {@link #unix}. */
  static Link connectUnix(String address) throws IOException {
    Path path = Path.of(address.substring(UNIX.length()));
    return new SocketLink(SocketChannel.open(UnixDomainSocketAddress.of(path)), true);
  }

  /** The worker's side of {@link #tcp}. */
  static Link connectTcp(String address, Link pipes) throws IOException {
    int port = Integer.parseInt(address.substring(TCP.length()));
    byte[] password = new byte[PASSWORD_BYTES];
    for (int received = 0; received < PASSWORD_BYTES; ) {
      int count = pipes.receive(password, received, PASSWORD_BYTES - received);
      if (count < 0) {
        throw new IOException("the pool ended before it sent the password");
      }
      received += count;
    }
    SocketAddress pool = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    SocketLink link = new SocketLink(withoutDelay(SocketChannel.open(pool)), false);
    link.send(password, 0, PASSWORD_BYTES);
    return link;
  }

  @Override
  public String address() {
    return address;
  }

  /** Polls, since nothing would end an accept when the process that should connect is gone. */
  @Override
  public Link connect(Process worker) throws IOException, InterruptedException {
    if (password.length > 0) {
      OutputStream input = worker.getOutputStream();
      input.write(password);
      input.flush();
    }
    while (true) {
      SocketChannel peer = listener.accept();
      if (peer != null && sentThePassword(peer)) {
        return password.length > 0
            ? new SocketLink(withoutDelay(peer), false)
            : new SocketLink(peer, true);
      }
      if (!worker.isAlive()) {
        throw new IOException("it ended before it connected");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    if (address.startsWith(UNIX)) {
      Path path = Path.of(address.substring(UNIX.length()));
      Files.deleteIfExists(path);
      Files.deleteIfExists(path.toAbsolutePath().getParent());
    }
  }

  private boolean sentThePassword(SocketChannel peer) throws IOException {
    if (password.length == 0) {
      return true;
    }
    byte[] sent = new byte[0];
    try {
      peer.socket().setSoTimeout(PASSWORD_MILLIS);
      sent = peer.socket().getInputStream().readNBytes(PASSWORD_BYTES);
      peer.socket().setSoTimeout(0);
    } catch (IOException e) {
      // Another process, which sent nothing, or not enough.
    }
    boolean correct = MessageDigest.isEqual(sent, password);
    if (!correct) {
      peer.close();
    }
    return correct;
  }

  private static SocketChannel withoutDelay(SocketChannel socket) throws IOException {
    return socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }
}
