package org.concurrencyatlas.process.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Large payloads in one direction, by reference: the producer puts the bytes into shared memory and
 * sends their position in a frame; the consumer copies them or reads them in place, in the same
 * order. A position counts all bytes ever put, so that each is unique; its remainder by the
 * capacity is the place in memory.
 */
public final class PayloadRing {
  /** Smaller payloads go through the link itself. */
  public static final int MIN_BYTES = 32 * 1024;

  private static final int HEADER_BYTES = 64;
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int capacity;
  private long end;
  private long restart;
  private long consumed;
  private boolean viewed;

  /** A ring in a piece of shared memory, which must be zero when the ring is new. */
  PayloadRing(ByteBuffer memory) {
    this.memory = memory.slice();
    this.capacity = memory.remaining() - HEADER_BYTES;
  }

  /**
   * Puts in a payload: the bytes between position and limit; the buffer stays as it is.
   *
   * @return its position; −1 when there is no room for it in one piece
   */
  long put(ByteBuffer payload) {
    int length = payload.remaining();
    long taken = Math.max(restart, (long) LONG.getAcquire(memory, 0));
    if (taken == end) { // empty: the same memory again, which is in the cache
      end = nextRound(end);
      restart = end;
      taken = end;
    }
    long start = end % capacity + length <= capacity ? end : nextRound(end);
    if (start + length - taken > capacity) {
      return -1;
    }
    memory.put(HEADER_BYTES + (int) (start % capacity), payload, payload.position(), length);
    end = start + length;
    return start;
  }

  /** Copies the payload at a position that the producer sent. */
  byte[] take(long position, int length) throws CorruptFrameException {
    int at = at(position, length);
    byte[] payload = new byte[length];
    memory.get(at, payload);
    consumed = position + length;
    if (!viewed) { // else the views before this one would be released with it
      release();
    }
    return payload;
  }

  /** The payload in place, for reading; the memory is kept until {@link #releaseViews}. */
  ByteBuffer view(long position, int length) throws CorruptFrameException {
    int at = at(position, length);
    consumed = position + length;
    viewed = true;
    return memory.slice(at, length).asReadOnlyBuffer();
  }

  /** Releases the memory of all views to the producer. */
  void releaseViews() {
    if (viewed) {
      viewed = false;
      release();
    }
  }

  private void release() {
    LONG.setRelease(memory, 0, consumed);
  }

  private int at(long position, int length) throws CorruptFrameException {
    if (position < 0 || length < 0 || position % capacity + length > capacity) {
      throw new CorruptFrameException(
          "no payload of %d bytes can be at position %d".formatted(length, position));
    }
    return HEADER_BYTES + (int) (position % capacity);
  }

  private long nextRound(long position) {
    return Math.ceilDiv(position, capacity) * capacity;
  }
}
