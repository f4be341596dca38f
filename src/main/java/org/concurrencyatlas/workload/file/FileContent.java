package org.concurrencyatlas.workload.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.concurrencyatlas.workload.data.BytePattern;

/**
 * What a file holds: a slice of the byte pattern, again and again.
 *
 * @param offset where the slice begins
 */
record FileContent(int offset) {
  /** So many different contents there are. */
  static final int VARIANTS = BytePattern.SLICES;

  private static final int PERIOD = BytePattern.MAX_SLICE;

  /** That of a file by its number. */
  static FileContent of(int file) {
    return new FileContent(BytePattern.offset(file));
  }

  /** Fills a buffer from its beginning to its capacity, or to the end of the file. */
  void fill(ByteBuffer buffer, int position, int bytes) {
    buffer.clear().limit(Math.min(buffer.capacity(), bytes - position));
    ByteBuffer pattern = BytePattern.all();
    for (int at = position; buffer.hasRemaining(); ) {
      int length = Math.min(buffer.remaining(), PERIOD - at % PERIOD);
      buffer.put(pattern.slice(offset + at % PERIOD, length));
      at += length;
    }
    buffer.flip();
  }

  /** CRC-32 of a file of that length. */
  long crc32(int bytes) {
    CRC32 crc = new CRC32();
    ByteBuffer buffer = ByteBuffer.allocate(AlignedBuffers.CHUNK);
    for (int at = 0; at < bytes; at += AlignedBuffers.CHUNK) {
      fill(buffer, at, bytes);
      crc.update(buffer);
    }
    return crc.getValue();
  }
}
