package org.concurrencyatlas.backend.broker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.UsageException;

/**
 * Where a message broker is, and as whom it is used: {@code amqp://user@host:5672/vhost}, or by TLS
 * {@code amqps://user@host:5671/vhost?cacertfile=/etc/ssl/our-ca.pem} (RabbitMQ, "URI Query
 * Parameters").
 *
 * @param tls whether the scheme is {@code amqps}
 * @param host a name or an address
 * @param port 5672, or by TLS 5671, where the URL has none
 * @param virtualHost without the slash before it; empty for the broker's default
 * @param user {@code guest} where the URL has none
 * @param password the one that stands in the URL
 * @param passwordFile the name of a file that holds the password and nothing else
 * @param caFile absolute name of a file of certificates, as PEM: who signed the broker's
 */
public record BrokerUrl(
    boolean tls,
    String host,
    int port,
    String virtualHost,
    String user,
    Optional<String> password,
    Optional<String> passwordFile,
    Optional<String> caFile) {
  /** Id of the back-end. */
  public static final String SERVICE = "broker";

  private static final String SCHEME = "amqp";
  private static final String TLS_SCHEME = "amqps";
  private static final int USUAL_PORT = 5_672;
  private static final int USUAL_TLS_PORT = 5_671;
  private static final String USUAL_USER = "guest";

  /** Ours, not AMQP's. */
  private static final String PASSWORD_FILE = "passwordFile";

  /** RabbitMQ's name for it. */
  private static final String CA_FILE = "cacertfile";

  /**
   * Reads a URL, or {@code host:port}.
   *
   * @throws UsageException when it is neither; does not repeat it, for it may hold a password
   */
  public static BrokerUrl parse(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : SCHEME + "://" + text);
      boolean tls = TLS_SCHEME.equals(uri.getScheme());
      if (!(tls || SCHEME.equals(uri.getScheme()))
          || uri.getHost() == null
          || uri.getFragment() != null) {
        throw notAllowed();
      }
      SortedMap<String, String> options =
          options(Optional.ofNullable(uri.getRawQuery()).orElse(""), tls);
      String[] userInfo =
          Optional.ofNullable(uri.getRawUserInfo()).orElse(USUAL_USER).split(":", 2);
      String path = Optional.ofNullable(uri.getRawPath()).orElse("");
      return new BrokerUrl(
          tls,
          uri.getHost(),
          uri.getPort() < 0 ? (tls ? USUAL_TLS_PORT : USUAL_PORT) : uri.getPort(),
          decoded(path.startsWith("/") ? path.substring(1) : path),
          decoded(userInfo[0]),
          userInfo.length < 2 ? Optional.empty() : Optional.of(decoded(userInfo[1])),
          Optional.ofNullable(options.get(PASSWORD_FILE)),
          Optional.ofNullable(options.get(CA_FILE))
              .map(file -> Path.of(file).toAbsolutePath().toString()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notAllowed();
    }
  }

  /** What stands behind the question mark; a file of certificates is of no use without TLS. */
  private static SortedMap<String, String> options(String query, boolean tls) {
    SortedMap<String, String> options = new TreeMap<>();
    for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] parts = option.split("=", 2);
      boolean known = parts[0].equals(PASSWORD_FILE) || (tls && parts[0].equals(CA_FILE));
      if (!known || parts.length < 2) {
        throw notAllowed();
      }
      options.put(parts[0], decoded(parts[1]));
    }
    return options;
  }

  private static UsageException notAllowed() {
    return new UsageException(
        "what is given for a broker is not its address; give amqp://USER@HOST:PORT/VHOST or HOST:PORT,"
            + " by TLS amqps://USER@HOST:PORT/VHOST?cacertfile=FILE, other characters"
            + " percent-encoded");
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** The same with a file that holds the password. */
  public BrokerUrl withPasswordFile(String file) {
    return new BrokerUrl(tls, host, port, virtualHost, user, password, Optional.of(file), caFile);
  }

  /** Where it is, without who uses it. */
  public String place() {
    return "%s:%d".formatted(host, port);
  }

  /** The URL without a password. */
  @Override
  public String toString() {
    SortedMap<String, String> options = new TreeMap<>();
    passwordFile.ifPresent(file -> options.put(PASSWORD_FILE, file));
    caFile.ifPresent(file -> options.put(CA_FILE, file));
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    return "%s://%s@%s:%d%s%s"
        .formatted(
            tls ? TLS_SCHEME : SCHEME,
            encoded(user),
            host,
            port,
            virtualHost.isEmpty() ? "" : "/" + encoded(virtualHost),
            query.isEmpty() ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
