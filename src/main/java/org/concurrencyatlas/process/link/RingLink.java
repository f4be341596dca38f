package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A link over two rings in shared memory. Who finds its ring empty spins for a bounded time, then
 * sleeps in a read of a pipe, the doorbell; the end of that pipe is the end of the link.
 */
final class RingLink implements Link {
  private static final long PAUSE_NANOS = 50_000;
  private static final byte[] RING = {1};

  private final Ring in;
  private final Ring out;
  private final Link doorbell;
  private final long spinNanos;
  private final BooleanSupplier peerIsAlive;
  private final byte[] rings = new byte[64];

  RingLink(Ring in, Ring out, Link doorbell, long spinNanos, BooleanSupplier peerIsAlive) {
    this.in = in;
    this.out = out;
    this.doorbell = doorbell;
    this.spinNanos = spinNanos;
    this.peerIsAlive = peerIsAlive;
  }

  /** The memory that two rings need. */
  static int bytes() {
    return 2 * Ring.BYTES;
  }

  /** The two rings of the pool's end, or swapped of the worker's end, in a piece of memory. */
  static Ring ring(ByteBuffer memory, boolean toWorker) {
    return new Ring(memory, toWorker ? 0 : Ring.BYTES);
  }

  @Override
  public int receive(byte[] into, int offset, int length) throws IOException {
    boolean ended = false;
    while (true) {
      int count = in.read(into, offset, length);
      if (count > 0) {
        return count;
      }
      if (ended) {
        return -1;
      }
      ended = !spin() && !sleep();
    }
  }

  @Override
  public void send(byte[] from, int offset, int length) throws IOException {
    int sent = 0;
    while (sent < length) {
      int count = out.write(from, offset + sent, length - sent);
      sent += count;
      if (out.mustWake()) {
        doorbell.send(RING, 0, 1);
      } else if (count == 0) {
        awaitRoom();
      }
    }
  }

  @Override
  public void endSending() throws IOException {
    doorbell.endSending();
  }

  @Override
  public void close() throws IOException {
    doorbell.close();
  }

  /** True when bytes came within the time for spinning. */
  private boolean spin() {
    if (spinNanos == 0) {
      return false;
    }
    long start = System.nanoTime();
    do {
      for (int i = 0; i < 64; i++) {
        if (!in.isEmpty()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - start < spinNanos);
    return false;
  }

  /** Sleeps until the doorbell rings; false when it never will again. */
  private boolean sleep() throws IOException {
    in.sleep(true);
    boolean alive = !in.isEmpty() || doorbell.receive(rings, 0, rings.length) >= 0;
    in.sleep(false);
    return alive;
  }

  private void awaitRoom() throws IOException {
    if (!peerIsAlive.getAsBoolean()) {
      throw new IOException("the other end of the ring is gone");
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
