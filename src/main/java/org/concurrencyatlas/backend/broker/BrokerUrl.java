package org.concurrencyatlas.backend.broker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.concurrencyatlas.result.UsageException;

/**
 * Where a message broker is, and as whom it is used: {@code amqp://user@host:5672/vhost}.
 *
 * @param host a name or an address
 * @param port 5672 where the URL has none
 * @param virtualHost without the slash before it; empty for the broker's default
 * @param user {@code guest} where the URL has none
 * @param password the one that stands in the URL
 * @param passwordFile the name of a file that holds the password and nothing else
 */
public record BrokerUrl(
    String host,
    int port,
    String virtualHost,
    String user,
    Optional<String> password,
    Optional<String> passwordFile) {
  /** Id of the back-end. */
  public static final String SERVICE = "broker";

  private static final String SCHEME = "amqp";
  private static final int USUAL_PORT = 5_672;
  private static final String USUAL_USER = "guest";

  /** Ours, not AMQP's. */
  private static final String PASSWORD_FILE = "passwordFile=";

  /**
   * Reads a URL, or {@code host:port}.
   *
   * @throws UsageException when it is neither; does not repeat it, for it may hold a password
   */
  public static BrokerUrl parse(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : SCHEME + "://" + text);
      if (!SCHEME.equals(uri.getScheme()) || uri.getHost() == null || uri.getFragment() != null) {
        throw notAllowed();
      }
      String[] userInfo =
          Optional.ofNullable(uri.getRawUserInfo()).orElse(USUAL_USER).split(":", 2);
      String path = Optional.ofNullable(uri.getRawPath()).orElse("");
      return new BrokerUrl(
          uri.getHost(),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          decoded(path.startsWith("/") ? path.substring(1) : path),
          decoded(userInfo[0]),
          userInfo.length < 2 ? Optional.empty() : Optional.of(decoded(userInfo[1])),
          passwordFile(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notAllowed();
    }
  }

  private static Optional<String> passwordFile(String query) {
    if (query.isEmpty()) {
      return Optional.empty();
    }
    if (!query.startsWith(PASSWORD_FILE)) {
      throw notAllowed();
    }
    return Optional.of(decoded(query.substring(PASSWORD_FILE.length())));
  }

  private static UsageException notAllowed() {
    return new UsageException(
        "what is given for a broker is not its address; give amqp://USER@HOST:PORT or"
            + " amqp://USER@HOST:PORT/VHOST, other characters percent-encoded, or HOST:PORT");
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** The same with a file that holds the password. */
  public BrokerUrl withPasswordFile(String file) {
    return new BrokerUrl(host, port, virtualHost, user, password, Optional.of(file));
  }

  /** Where it is, without who uses it. */
  public String place() {
    return "%s:%d".formatted(host, port);
  }

  /** The URL without a password. */
  @Override
  public String toString() {
    return "%s://%s@%s:%d%s%s"
        .formatted(
            SCHEME,
            encoded(user),
            host,
            port,
            virtualHost.isEmpty() ? "" : "/" + encoded(virtualHost),
            passwordFile.map(file -> "?" + PASSWORD_FILE + encoded(file)).orElse(""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
