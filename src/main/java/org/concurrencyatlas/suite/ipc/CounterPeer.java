package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;

/** The other process of {@link SharedCounterSuite}: {@code <address> <guard> <file>}. */
final class CounterPeer {
  private CounterPeer() {}

  /** Increments until a byte comes or the link ends, then sends how often. */
  public static void main(String[] args) throws IOException {
    Link link = Transport.connect(args[0]);
    SharedCounter counter = SharedCounter.open(args[1], Path.of(args[2]));
    link.send(new byte[] {1}, 0, 1); // ready
    CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(() -> wait(link));
    long increments = 0;
    while (!asked.isDone()) {
      counter.increment();
      increments++;
    }
    link.send(ByteBuffer.allocate(Long.BYTES).putLong(increments).array(), 0, Long.BYTES);
  }

  private static boolean wait(Link link) {
    try {
      return LinkRoundTrip.receive(link, new byte[1]);
    } catch (IOException e) {
      return false;
    }
  }
}
