package org.concurrencyatlas.workload.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/**
 * Fixed bytes that look random. Blocks to hash and bodies to send are slices of them, so that
 * making the input of a task costs nothing and both ends of a connection know what must arrive.
 */
public final class BytePattern {
  /** Bytes in the longest slice: 1 MiB. */
  public static final int MAX_SLICE = 1 << 20;

  /** Slices may begin at 0 to this, both allowed. */
  public static final int MAX_OFFSET = 1 << 16;

  /** How many different slices of one length tasks use. */
  public static final int SLICES = 64;

  private static final byte[] BYTES = bytes();

  private BytePattern() {}

  /** All bytes, read only. */
  public static ByteBuffer all() {
    return ByteBuffer.wrap(BYTES).asReadOnlyBuffer();
  }

  /** Feeds a slice to a digest without copying it. */
  public static void update(MessageDigest digest, int offset, int length) {
    digest.update(BYTES, offset, length);
  }

  /** CRC-32 of a slice. */
  public static long crc32(int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(BYTES, offset, length);
    return crc.getValue();
  }

  /** Where the slice of a task begins: its number decides. */
  public static int offset(long index) {
    return (int) (index % SLICES) * (MAX_OFFSET / SLICES);
  }

  /** A slice of its own. */
  public static byte[] slice(int offset, int length) {
    return Arrays.copyOfRange(BYTES, offset, offset + length);
  }

  /**
   * What tasks 0 to {@code tasks} − 1 answer together, modulo 2⁶⁴, when an answer depends on the
   * slice of a task alone: each slice is looked at once.
   *
   * @param answer of a slice that begins at an offset
   */
  public static long sum(long tasks, LongUnaryOperator answer) {
    return LongStream.range(0, Math.min(tasks, SLICES))
        .map(index -> answer.applyAsLong(offset(index)) * Math.ceilDiv(tasks - index, SLICES))
        .sum();
  }

  private static byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_OFFSET + MAX_SLICE);
    for (long n = 0; buffer.hasRemaining(); n++) {
      buffer.putLong(SplitMix.mix(n));
    }
    return buffer.array();
  }
}
