package org.concurrencyatlas.backend.postgres;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a server whether it is a PostgreSQL that accepts connections: without a driver, a user or a
 * password, by the message with which every client may begin (SSLRequest, "Frontend/Backend
 * Protocol", PostgreSQL 18 documentation, 54.7).
 */
public final class PostgresProbe {
  private static final int LENGTH = 8;
  private static final int SSL_REQUEST = 80_877_103;
  private static final int MILLIS = 10_000;

  private PostgresProbe() {}

  /**
   * Asks once and waits at most 10 s.
   *
   * @throws IOException when nobody listens there, or somebody who is no PostgreSQL
   */
  public static void ask(InetSocketAddress address) throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("the name is not known");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, MILLIS);
      socket.setSoTimeout(MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(LENGTH);
      out.writeInt(SSL_REQUEST);
      out.flush();
      int answer = socket.getInputStream().read();
      if (answer != 'S' && answer != 'N') {
        throw new IOException("what listens there is no PostgreSQL");
      }
    }
  }
}
