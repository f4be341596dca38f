package org.concurrencyatlas.process.link;

import java.io.Closeable;
import java.io.IOException;

/**
 * One end of a two-way stream of bytes between a pool and a worker. At most one thread receives and
 * one sends at a time; any thread may close, which ends both.
 */
public interface Link extends Closeable {
  /**
   * Waits until there is something to receive, or the other end is gone. A transport that cannot
   * wait without receiving returns at once, and then {@link #receive} waits.
   */
  default void await() throws IOException {}

  /**
   * Receives what is there.
   *
   * @return how many bytes were stored, which may be 0; −1 when the other end is gone
   */
  int receive(byte[] into, int offset, int length) throws IOException;

  /** Sends all the bytes; may block until the other end receives. */
  void send(byte[] from, int offset, int length) throws IOException;

  /** Ends the stream: the other end sees its end after what was sent. */
  void endSending() throws IOException;
}
