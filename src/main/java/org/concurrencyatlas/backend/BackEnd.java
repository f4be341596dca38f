package org.concurrencyatlas.backend;

import java.net.InetSocketAddress;

/** A running service on the other end. */
public interface BackEnd extends AutoCloseable {
  /** Where it listens. */
  InetSocketAddress address();

  /** Ends it, if it was started here. */
  @Override
  void close();

  /** One that somebody else has started and will end. */
  record Elsewhere(InetSocketAddress address) implements BackEnd {
    @Override
    public void close() {
      // not ours to end
    }
  }
}
