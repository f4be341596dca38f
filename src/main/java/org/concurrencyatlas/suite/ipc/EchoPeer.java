package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;

/** The other side of a {@link LinkRoundTrip}: {@code <address> <bytes> <burst>}. */
final class EchoPeer {
  private EchoPeer() {}

  /** Answers until the link ends. */
  public static void main(String[] args) throws IOException {
    Link link = Transport.connect(args[0]);
    byte[] message = new byte[Integer.parseInt(args[1])];
    int burst = Integer.parseInt(args[2]);
    link.send(new byte[] {1}, 0, 1); // ready
    while (true) {
      for (int i = 0; i < burst; i++) {
        if (!LinkRoundTrip.receive(link, message)) {
          return;
        }
      }
      int answer = burst == 1 ? message.length : 1;
      link.send(message, message.length - answer, answer);
    }
  }
}
