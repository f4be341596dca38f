package org.concurrencyatlas.process.wire;

import java.io.ByteArrayOutputStream;
import org.concurrencyatlas.process.link.Link;

/** A link to itself: what is sent can be received, in pieces of a given size. */
final class MemoryLink implements Link {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final int piece;
  private int received;

  MemoryLink(int piece) {
    this.piece = piece;
  }

  @Override
  public int receive(byte[] into, int offset, int length) {
    byte[] all = sent.toByteArray();
    int count = Math.min(Math.min(piece, length), all.length - received);
    if (count == 0) {
      return -1;
    }
    System.arraycopy(all, received, into, offset, count);
    received += count;
    return count;
  }

  @Override
  public void send(byte[] from, int offset, int length) {
    sent.write(from, offset, length);
  }

  @Override
  public void endSending() {}

  @Override
  public void close() {}
}
