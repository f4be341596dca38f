package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A link over the pipes on a worker's standard input and output. */
public final class PipeLink implements Link {
  private final InputStream in;
  private final OutputStream out;

  /** Takes over the two streams; they are closed with the link. */
  public PipeLink(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public int receive(byte[] into, int offset, int length) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public void send(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    out.flush();
  }

  @Override
  public void endSending() throws IOException {
    out.close();
  }

  @Override
  public void close() throws IOException {
    try (in) {
      out.close();
    }
  }
}
