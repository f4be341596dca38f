package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.nio.file.Path;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadFile;

/** The other side of a {@link SharedMemoryRoundTrip}: {@code <address> <burst> <shared file>}. */
final class SharedMemoryPeer {
  private SharedMemoryPeer() {}

  /** Answers until the link ends. */
  public static void main(String[] args) throws IOException {
    Link link = Transport.connect(args[0]);
    int burst = Integer.parseInt(args[1]);
    PayloadFile shared = PayloadFile.map(Path.of(args[2]), SharedMemoryRoundTrip.BYTES_EACH_WAY);
    FrameReader in = new FrameReader(SharedMemoryRoundTrip.LONGEST);
    FrameWriter out = new FrameWriter(SharedMemoryRoundTrip.LONGEST);
    in.attach(shared.toWorker());
    out.attach(shared.toPool());
    link.send(new byte[] {1}, 0, 1); // ready
    int received = 0;
    while (in.fill(link)) {
      while (in.next()) {
        byte[] message = in.getBytes();
        if (++received % burst == 0 && message != null) {
          out.begin(Frame.ANSWER, in.id());
          out.putBytes(burst == 1 ? message : new byte[] {message[message.length - 1]});
          out.end();
          out.flush(link);
        }
      }
    }
  }
}
