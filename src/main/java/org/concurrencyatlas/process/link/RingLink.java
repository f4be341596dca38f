package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A link over two rings in shared memory. An end that finds its ring empty spins for a bounded
 * time, then sleeps in a read of a pipe, the doorbell; the end of that pipe is the end of the link.
 *
 * <p>An end that spins for longer than an answer usually takes yields its processor now and then,
 * and stays runnable. Often it is the other end that waits for this processor: the kernel assumes
 * that a thread which writes to a pipe is about to sleep, and wakes the reader on the same
 * processor, even next to an idle one when the machine is half busy. Two ends that spin there
 * without yielding keep each other from running for the whole bounded time, again and again: 130 µs
 * a round trip.
 */
final class RingLink implements SpinningLink {
  private static final long PAUSE_NANOS = 50_000;
  private static final int SPINS_BEFORE_YIELDING = 64;
  private static final byte[] RING = {1};

  private final Ring in;
  private final Ring out;
  private final Link doorbell;
  private final long spinNanos;
  private final BooleanSupplier peerIsAlive;
  private final byte[] doorbellBytes = new byte[64];
  private volatile boolean ended;

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

  /** One of the two rings in a piece of memory: the one to the worker, or the one to the pool. */
  static Ring ring(ByteBuffer memory, boolean toWorker) {
    return new Ring(memory, toWorker ? 0 : Ring.BYTES);
  }

  @Override
  public long spinNanos() {
    return spinNanos;
  }

  @Override
  public boolean hasBytes() {
    return !in.isEmpty();
  }

  @Override
  public void wakeOnBytes(boolean wake) {
    in.sleep(wake);
  }

  @Override
  public void await() throws IOException {
    if (!hasBytes() && !spin()) {
      sleep();
    }
  }

  /** The end of the link counts only when it was seen before the ring was found empty. */
  @Override
  public int receive(byte[] into, int offset, int length) {
    boolean nothingFollows = ended;
    int count = in.read(into, offset, length);
    return count == 0 && nothingFollows ? -1 : count;
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

  /** True when bytes came within the time for spinning; yields every 64 spins, about 2 µs. */
  @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
  private boolean spin() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < spinNanos) {
      for (int i = 0; i < SPINS_BEFORE_YIELDING; i++) {
        if (hasBytes()) {
          return true;
        }
        Thread.onSpinWait();
      }
      Thread.yield();
    }
    return false;
  }

  /** Sleeps until the doorbell rings, or its pipe has ended. */
  private void sleep() throws IOException {
    in.sleep(true);
    if (!hasBytes()) {
      ended = doorbell.receive(doorbellBytes, 0, doorbellBytes.length) < 0;
    }
    in.sleep(false);
  }

  private void awaitRoom() throws IOException {
    if (!peerIsAlive.getAsBoolean()) {
      throw new IOException("the other end of the ring is gone");
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
