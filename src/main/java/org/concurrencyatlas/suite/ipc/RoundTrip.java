package org.concurrencyatlas.suite.ipc;

import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.result.UsageException;

/** A way to another thread or process and back. Used by one thread. */
interface RoundTrip extends Closeable {
  /**
   * Sends a burst of equal messages and waits for the answer: the message itself to a burst of one,
   * else its last byte.
   */
  void exchange(byte[] message) throws IOException, InterruptedException;

  /** The last byte of the last answer, which is that of the last message. */
  byte lastByteOfAnswer();

  /**
   * Starts the other side.
   *
   * @param mechanism heap, reference, or a {@link Transport} in lower case with hyphens
   * @param bytes size of each message
   * @param burst messages before an answer, at least 1
   * @throws UsageException when there is no such mechanism
   */
  static RoundTrip open(String mechanism, int bytes, int burst)
      throws IOException, InterruptedException {
    return switch (mechanism) {
      case "heap" -> new QueueRoundTrip(bytes, burst);
      case "reference" -> new SharedMemoryRoundTrip(bytes, burst);
      case "pipe", "unix-socket", "tcp", "ring" ->
          new LinkRoundTrip(
              Transport.valueOf(mechanism.toUpperCase(Locale.ROOT).replace('-', '_')),
              bytes,
              burst);
      default ->
          throw new UsageException(
              "mechanism=%s is not allowed; give heap, pipe, unix-socket, tcp, ring or reference"
                  .formatted(mechanism));
    };
  }
}
