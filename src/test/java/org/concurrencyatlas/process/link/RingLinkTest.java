package org.concurrencyatlas.process.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RingLinkTest {
  private final ByteBuffer memory = ByteBuffer.allocateDirect(RingLink.bytes());
  private final PipedInputStream doorbellOfPool = new PipedInputStream();
  private final PipedInputStream doorbellOfWorker = new PipedInputStream();

  @ParameterizedTest
  @ValueSource(longs = {0, 50_000})
  void aStreamComesOutAsItWentInHoweverItIsCutAndWhicheverEndSleeps(long spinNanos)
      throws Exception {
    RingLink pool = end(true, spinNanos);
    RingLink worker = end(false, spinNanos);
    byte[] stream = new byte[3 << 20];
    long seed = 7;
    new Random(seed).nextBytes(stream);
    CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(pool, stream, seed));

    byte[] copy = new byte[stream.length];
    int received = 0;
    Random cuts = new Random(seed + 1);
    while (received < copy.length) {
      int most = Math.min(copy.length - received, 1 + cuts.nextInt(100_000));
      worker.await();
      received += worker.receive(copy, received, most);
    }

    assertThat(copy).as("seed %d", seed).isEqualTo(stream);
    sender.get();
  }

  @Test
  void whatWasSentBeforeTheEndIsReceivedBeforeTheEnd() throws IOException {
    RingLink pool = end(true, 0);
    RingLink worker = end(false, 0);
    pool.send(new byte[] {1, 2, 3}, 0, 3);
    pool.endSending();

    byte[] received = new byte[10];
    assertThat(worker.receive(received, 0, 10)).isEqualTo(3);
    worker.await();
    assertThat(worker.receive(received, 0, 10)).isEqualTo(-1);
  }

  @Test
  void aFullRingWhoseReaderIsGoneIsAnError() throws IOException {
    RingLink pool = end(true, 0, false);

    assertThatThrownBy(() -> pool.send(new byte[1 << 20], 0, 1 << 20))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone");
  }

  private RingLink end(boolean ofPool, long spinNanos) throws IOException {
    return end(ofPool, spinNanos, true);
  }

  private RingLink end(boolean ofPool, long spinNanos, boolean peerIsAlive) throws IOException {
    PipedInputStream own = ofPool ? doorbellOfPool : doorbellOfWorker;
    PipedOutputStream other = new PipedOutputStream(ofPool ? doorbellOfWorker : doorbellOfPool);
    return new RingLink(
        RingLink.ring(memory, !ofPool),
        RingLink.ring(memory, ofPool),
        new PipeLink(own, other),
        spinNanos,
        () -> peerIsAlive);
  }

  private static void send(RingLink link, byte[] stream, long seed) {
    Random cuts = new Random(seed);
    try {
      for (int sent = 0; sent < stream.length; ) {
        int count = Math.min(stream.length - sent, 1 + cuts.nextInt(100_000));
        link.send(stream, sent, count);
        sent += count;
        if (cuts.nextInt(10) == 0) {
          Thread.sleep(1);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
