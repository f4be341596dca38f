package org.concurrencyatlas.run;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the beginning and the end of what is written to it: a fork may print without end, and the
 * harness must not run out of memory by it. Used by one thread at a time.
 */
final class BoundedLog extends OutputStream {
  /** Bytes kept of the beginning, and as many of the end. */
  static final int HALF = 1 << 18;

  private byte[] head = new byte[8192];
  private int headBytes;
  private byte[] tail = new byte[0];
  private long tailBytes;

  @Override
  public synchronized void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int first = Math.min(length, HALF - headBytes);
    if (headBytes + first > head.length) {
      head = Arrays.copyOf(head, Math.min(HALF, Math.max(2 * head.length, headBytes + first)));
    }
    System.arraycopy(bytes, from, head, headBytes, first);
    headBytes += first;
    if (first < length && tail.length == 0) {
      tail = new byte[HALF];
    }
    for (int i = from + first; i < from + length; i++) {
      tail[(int) (tailBytes++ % HALF)] = bytes[i];
    }
  }

  /** The beginning and the end, with a line between them that says what is missing. */
  synchronized String text() {
    String beginning = new String(head, 0, headBytes, StandardCharsets.UTF_8);
    if (tailBytes <= HALF) {
      return beginning + new String(tail, 0, (int) tailBytes, StandardCharsets.UTF_8);
    }
    int cut = (int) (tailBytes % HALF);
    byte[] end = new byte[HALF];
    System.arraycopy(tail, cut, end, 0, HALF - cut);
    System.arraycopy(tail, 0, end, HALF - cut, cut);
    return "%s%n… %d bytes left out …%n%s"
        .formatted(beginning, tailBytes - HALF, new String(end, StandardCharsets.UTF_8));
  }
}
