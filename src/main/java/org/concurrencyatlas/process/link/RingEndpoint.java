package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two rings in a shared file, for one worker. */
final class RingEndpoint implements Endpoint {
  static final String PREFIX = "ring:";

  private final long spinNanos;
  private final Path path;
  private final ByteBuffer memory;

  RingEndpoint(long spinNanos) throws IOException {
    this.spinNanos = spinNanos;
    path = SharedFile.create();
    memory = SharedFile.map(path, RingLink.bytes());
  }

  static Link connect(String address, Link pipes) throws IOException {
    int slash = address.indexOf('/');
    long spinNanos = Long.parseLong(address.substring(PREFIX.length(), slash));
    ByteBuffer memory = SharedFile.map(Path.of(address.substring(slash)), RingLink.bytes());
    Ring in = RingLink.ring(memory, true);
    Ring out = RingLink.ring(memory, false);
    return new RingLink(
        in, out, pipes, spinNanos, () -> true); // when the pool is gone, the worker is ended anyway
  }

  @Override
  public String address() {
    return PREFIX + spinNanos + path.toAbsolutePath();
  }

  @Override
  public Link connect(Process worker) {
    Link pipes = new PipeLink(worker.getInputStream(), worker.getOutputStream());
    Ring in = RingLink.ring(memory, false);
    Ring out = RingLink.ring(memory, true);
    return new RingLink(in, out, pipes, spinNanos, worker::isAlive);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
