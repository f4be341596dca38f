package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A link over a connected stream socket. */
public final class SocketLink implements Link {
  private final SocketChannel socket;

  /** Takes the socket over, which must be in blocking mode; it is closed with the link. */
  public SocketLink(SocketChannel socket) {
    this.socket = socket;
  }

  @Override
  public int receive(byte[] into, int offset, int length) throws IOException {
    try {
      return socket.read(ByteBuffer.wrap(into, offset, length));
    } catch (SocketException e) {
      return -1; // the other end died with bytes unread; all that it sent was received before
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
