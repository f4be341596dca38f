package org.concurrencyatlas.workload.file;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Buffers outside the heap whose addresses are multiples of a block, as direct I/O wants them; the
 * same for all kinds of access. A buffer is one task's until it gives it back: there are as many as
 * tasks were at their files at once.
 */
final class AlignedBuffers {
  /** Bytes of a block of usual file systems, and of a page. */
  static final int BLOCK = 4_096;

  /** Bytes that go to or come from a file at once. */
  static final int CHUNK = 1 << 16;

  private static final ConcurrentLinkedQueue<ByteBuffer> FREE = new ConcurrentLinkedQueue<>();

  private AlignedBuffers() {}

  static ByteBuffer take() {
    ByteBuffer free = FREE.poll();
    return free == null
        ? ByteBuffer.allocateDirect(CHUNK + BLOCK).alignedSlice(BLOCK).limit(CHUNK).slice()
        : free;
  }

  static void giveBack(ByteBuffer buffer) {
    FREE.add(buffer);
  }
}
