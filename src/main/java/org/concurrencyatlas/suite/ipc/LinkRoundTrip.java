package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;

/** To another process over a link, as plain bytes. */
final class LinkRoundTrip implements RoundTrip {
  private final PeerProcess peer;
  private final int burst;
  private final byte[] answer;

  LinkRoundTrip(Transport transport, int bytes, int burst)
      throws IOException, InterruptedException {
    this.peer = PeerProcess.start(transport, EchoPeer.class, bytes, burst);
    this.burst = burst;
    this.answer = new byte[burst == 1 ? bytes : 1];
  }

  @Override
  public void exchange(byte[] message) throws IOException {
    for (int i = 0; i < burst; i++) {
      peer.link().send(message, 0, message.length);
    }
    if (!receive(peer.link(), answer)) {
      throw new IOException("the other side is gone");
    }
  }

  @Override
  public byte lastByteOfAnswer() {
    return answer[answer.length - 1];
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }

  /** Fills an array; false when the link ends before. */
  static boolean receive(Link link, byte[] into) throws IOException {
    for (int there = 0; there < into.length; ) {
      link.await();
      int count = link.receive(into, there, into.length - there);
      if (count < 0) {
        return false;
      }
      there += count;
    }
    return true;
  }
}
