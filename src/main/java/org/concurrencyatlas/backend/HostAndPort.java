package org.concurrencyatlas.backend;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;

/** Reads {@code host:port}. */
final class HostAndPort {
  private static final Pattern ADDRESS = Pattern.compile("([^/]+):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  private HostAndPort() {}

  /**
   * The address of a server.
   *
   * @param service its id, for the error line
   * @throws UsageException when it cannot be read
   */
  static InetSocketAddress parse(String service, String given) {
    Matcher matcher = ADDRESS.matcher(given);
    if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= MAX_PORT) {
      return new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
    throw new UsageException("%s=%s is not an address; give host:port".formatted(service, given));
  }
}
