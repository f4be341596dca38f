package org.concurrencyatlas.process.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Large payloads in one direction, by reference: the producer puts the bytes into shared memory and
 * tells their position in a frame, the consumer takes them out, in the same order. A position
 * counts all bytes ever put, so that each is told apart; the place in memory is its remainder.
 */
public final class PayloadRing {
  /** Smaller payloads go through the link itself. */
  public static final int LEAST_BYTES = 32 * 1024;

  private static final int HEADER_BYTES = 64;
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int capacity;
  private long end;
  private long restart;

  /** Takes a piece of shared memory, which is zero when the ring is new. */
  public PayloadRing(ByteBuffer memory) {
    this.memory = memory.slice();
    this.capacity = memory.remaining() - HEADER_BYTES;
  }

  /**
   * The producer puts a payload in.
   *
   * @return its position; −1 when there is no room for it in one piece
   */
  long put(byte[] payload) {
    long taken = Math.max(restart, (long) LONG.getAcquire(memory, 0));
    if (taken == end) { // empty: the same memory again, which is in the cache
      end = nextRound(end);
      restart = end;
      taken = end;
    }
    long start = end % capacity + payload.length <= capacity ? end : nextRound(end);
    if (start + payload.length - taken > capacity) {
      return -1;
    }
    memory.put(HEADER_BYTES + (int) (start % capacity), payload);
    end = start + payload.length;
    return start;
  }

  /** The consumer takes the payload out at a position that the producer told. */
  byte[] take(long position, int length) throws CorruptFrameException {
    if (position < 0 || length < 0 || position % capacity + length > capacity) {
      throw new CorruptFrameException(
          "no payload of %d bytes can be at position %d".formatted(length, position));
    }
    byte[] payload = new byte[length];
    memory.get(HEADER_BYTES + (int) (position % capacity), payload);
    LONG.setRelease(memory, 0, position + length);
    return payload;
  }

  private long nextRound(long position) {
    return Math.ceilDiv(position, capacity) * capacity;
  }
}
