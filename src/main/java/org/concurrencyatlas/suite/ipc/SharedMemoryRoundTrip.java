package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadFile;

/** To another process over a pipe; payloads of 32 KiB and more lie in shared memory beside it. */
final class SharedMemoryRoundTrip implements RoundTrip {
  static final int LONGEST = 64 << 20;
  static final int BYTES_EACH_WAY = 8 << 20;

  private final PeerProcess peer;
  private final int burst;
  private final FrameWriter out = new FrameWriter(LONGEST);
  private final FrameReader in = new FrameReader(LONGEST);
  private byte last;

  SharedMemoryRoundTrip(int bytes, int burst) throws IOException, InterruptedException {
    Path file = PayloadFile.create(BYTES_EACH_WAY);
    try {
      this.burst = burst;
      this.peer = PeerProcess.start(Transport.PIPE, SharedMemoryPeer.class, burst, file);
      PayloadFile shared = PayloadFile.map(file, BYTES_EACH_WAY);
      out.attach(shared.toWorker());
      in.attach(shared.toPool());
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void exchange(byte[] message) throws IOException {
    for (int i = 0; i < burst; i++) {
      out.begin(Frame.RUN, i);
      out.putBytes(message);
      out.end();
      out.flush(peer.link());
    }
    while (!in.next()) {
      if (!in.fill(peer.link())) {
        throw new IOException("the other side is gone");
      }
    }
    byte[] answer = in.getBytes();
    last = answer == null ? 0 : answer[answer.length - 1];
  }

  @Override
  public byte lastByteOfAnswer() {
    return last;
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
