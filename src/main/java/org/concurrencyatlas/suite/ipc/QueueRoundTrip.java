package org.concurrencyatlas.suite.ipc;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** To another thread of this JVM through one queue and back through another; bytes are copied. */
final class QueueRoundTrip implements RoundTrip {
  private final BlockingQueue<byte[]> there = new ArrayBlockingQueue<>(16);
  private final BlockingQueue<byte[]> back = new ArrayBlockingQueue<>(16);
  private final Thread peer;
  private final int bytes;
  private final int burst;
  private byte last;

  QueueRoundTrip(int bytes, int burst) {
    this.bytes = bytes;
    this.burst = burst;
    this.peer = Thread.ofPlatform().daemon().name("heap-peer").start(this::answer);
  }

  @Override
  public void exchange(byte[] message) throws InterruptedException {
    for (int i = 0; i < burst; i++) {
      there.put(message.clone());
    }
    byte[] answer = back.take();
    last = answer[answer.length - 1];
  }

  @Override
  public byte lastByteOfAnswer() {
    return last;
  }

  @Override
  public void close() {
    peer.interrupt();
  }

  private void answer() {
    try {
      while (true) {
        byte[] message = there.take();
        for (int i = 1; i < burst; i++) {
          message = there.take();
        }
        back.put(burst == 1 ? message.clone() : new byte[] {message[bytes - 1]});
      }
    } catch (InterruptedException e) {
      // The hop is closed.
    }
  }
}
