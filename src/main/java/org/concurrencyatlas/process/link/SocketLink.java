package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A link over a connected stream socket. */
final class SocketLink implements Link {
  private final SocketChannel socket;
  private final boolean resetLosesNothing;

  /**
   * Takes over a socket in blocking mode; it is closed with the link.
   *
   * @param resetLosesNothing whether all that the other end has sent is received before a reset is:
   *     true for Unix sockets, false for TCP
   */
  SocketLink(SocketChannel socket, boolean resetLosesNothing) {
    this.socket = socket;
    this.resetLosesNothing = resetLosesNothing;
  }

  @Override
  public int receive(byte[] into, int offset, int length) throws IOException {
    try {
      return socket.read(ByteBuffer.wrap(into, offset, length));
    } catch (SocketException e) {
      if (resetLosesNothing) {
        return -1; // the other end died with bytes unread
      }
      throw e;
    }
  }

  @Override
  public void send(byte[] from, int offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }

  @Override
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
