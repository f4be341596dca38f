package org.concurrencyatlas.process.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One direction of a {@link RingLink}: a ring of bytes in shared memory with one producer and one
 * consumer. Layout: bytes written so far, bytes read so far and the consumer's flag, each on a
 * cache line of its own; then the bytes.
 */
final class Ring {
  /** Bytes that fit; a power of two, and well over what a pool keeps in flight. */
  static final int CAPACITY = 256 * 1024;

  private static final int HEADER_BYTES = 256;

  /** Size of a ring in memory. */
  static final int BYTES = HEADER_BYTES + CAPACITY;

  private static final int WRITTEN = 0;
  private static final int READ = 64;
  private static final int ASLEEP = 128;
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /** Takes the part of the memory from an offset on, which is zero when the ring is new. */
  Ring(ByteBuffer shared, int offset) {
    memory = shared.slice(offset, BYTES);
  }

  boolean isEmpty() {
    return (long) LONG.getAcquire(memory, WRITTEN) == (long) LONG.get(memory, READ);
  }

  /** Takes bytes out; returns how many there were, at most {@code length}. */
  int read(byte[] into, int offset, int length) {
    long read = (long) LONG.get(memory, READ);
    int there = (int) ((long) LONG.getAcquire(memory, WRITTEN) - read);
    int count = Math.min(there, length);
    int at = (int) (read & (CAPACITY - 1));
    int first = Math.min(count, CAPACITY - at);
    memory.get(HEADER_BYTES + at, into, offset, first);
    memory.get(HEADER_BYTES, into, offset + first, count - first);
    LONG.setRelease(memory, READ, read + count);
    return count;
  }

  /** Puts bytes in; returns for how many there was room, at most {@code length}. */
  int write(byte[] from, int offset, int length) {
    long written = (long) LONG.get(memory, WRITTEN);
    int room = CAPACITY - (int) (written - (long) LONG.getAcquire(memory, READ));
    int count = Math.min(room, length);
    int at = (int) (written & (CAPACITY - 1));
    int first = Math.min(count, CAPACITY - at);
    memory.put(HEADER_BYTES + at, from, offset, first);
    memory.put(HEADER_BYTES, from, offset + first, count - first);
    LONG.setRelease(memory, WRITTEN, written + count);
    return count;
  }

  /** The consumer says whether the producer must wake it; then it must check the ring once more. */
  void sleep(boolean asleep) {
    LONG.setVolatile(memory, ASLEEP, asleep ? 1L : 0L);
    VarHandle.fullFence();
  }

  /** The producer asks, after it has written, whether it must wake the consumer; true only once. */
  boolean mustWake() {
    VarHandle.fullFence();
    return (long) LONG.getVolatile(memory, ASLEEP) != 0
        && (long) LONG.getAndSet(memory, ASLEEP, 0L) != 0;
  }
}
