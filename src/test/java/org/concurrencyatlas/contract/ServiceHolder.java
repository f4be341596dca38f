package org.concurrencyatlas.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.concurrencyatlas.backend.ServiceCatalogue;

/** A JVM that starts a service as the harness does, and is then killed. */
final class ServiceHolder {
  private static final String PORT = "port ";

  private ServiceHolder() {}

  /** The one argument is the id of the service. */
  public static void main(String[] args) throws Exception {
    System.out.println(PORT + new ServiceCatalogue().get(args[0]).start().address().getPort());
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Where the service listens that such a JVM has started. */
  static InetSocketAddress address(Process holder) throws IOException {
    String line = holder.inputReader().readLine();
    if (line == null || !line.startsWith(PORT)) {
      throw new IOException("the service was not started; see the error output above: " + line);
    }
    int port = Integer.parseInt(line.substring(PORT.length()));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
