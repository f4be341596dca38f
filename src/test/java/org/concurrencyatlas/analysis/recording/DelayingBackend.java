package org.concurrencyatlas.analysis.recording;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Answers each byte with one after a delay, on the loopback, each connection in a thread. */
final class DelayingBackend implements AutoCloseable {
  private static final int BACKLOG = 512;

  private final ServerSocket server;
  private final Duration delay;

  DelayingBackend(Duration delay) throws IOException {
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.delay = delay;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = connection.getInputStream();
      for (int asked = in.read(); asked >= 0; asked = in.read()) {
        Thread.sleep(delay);
        connection.getOutputStream().write(asked);
      }
    } catch (IOException | InterruptedException e) {
      // the service ended
    }
  }
}
