package org.concurrencyatlas.process.link;

import java.io.Closeable;
import java.io.IOException;

/** The pool's end of a link whose worker has not connected yet. */
public interface Endpoint extends Closeable {
  /** Where the worker finds the pool: one word on its command line. */
  String address();

  /**
   * Waits for the worker.
   *
   * @param worker its process, whose pipes the link may use
   * @throws IOException also when the process ends before it has connected
   */
  Link connect(Process worker) throws IOException, InterruptedException;

  /** Removes what the endpoint made in the file system; the link stays open. */
  @Override
  void close() throws IOException;
}
