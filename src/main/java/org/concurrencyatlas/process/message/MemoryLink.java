package org.concurrencyatlas.process.message;

import java.util.Arrays;
import org.concurrencyatlas.process.link.Link;

/** The bytes of one message in place of a stream to another process. */
final class MemoryLink implements Link {
  private byte[] bytes = new byte[0];
  private int next;

  /** What was sent last. */
  byte[] sent() {
    return bytes;
  }

  /** From now on these bytes are received. */
  void arrived(byte[] message) {
    bytes = message;
    next = 0;
  }

  @Override
  public int receive(byte[] into, int offset, int length) {
    if (next == bytes.length) {
      return -1;
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public void send(byte[] from, int offset, int length) {
    bytes = Arrays.copyOfRange(from, offset, offset + length);
    next = 0;
  }

  @Override
  public void endSending() {
    // a message has an end of its own
  }

  @Override
  public void close() {
    // nothing is open
  }
}
