package org.concurrencyatlas.workload.sql;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.UsageException;

/**
 * Where a PostgreSQL is, as JDBC writes it: {@code
 * jdbc:postgresql://host:5432/database?user=name&sslmode=require}.
 *
 * @param host a name or an address
 * @param port 5432 where the URL has none
 * @param database empty for the user's default
 * @param options what stands behind the question mark, decoded
 */
public record PostgresUrl(
    String host, int port, String database, SortedMap<String, String> options) {
  /** Id of the back-end. */
  public static final String SERVICE = "postgres";

  private static final String JDBC = "jdbc:";
  private static final String SCHEME = "postgresql";
  private static final int USUAL_PORT = 5_432;

  private static final String USER = "user";
  private static final String PASSWORD = "password";

  /** Ours, not JDBC's: the name of a file that holds the password and nothing else. */
  private static final String PASSWORD_FILE = "passwordFile";

  public PostgresUrl {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * Reads a URL, or {@code host:port}.
   *
   * @throws UsageException when it is neither; does not repeat it, for it may hold a password
   */
  public static PostgresUrl parse(String text) {
    String url = text.startsWith(JDBC) ? text.substring(JDBC.length()) : SCHEME + "://" + text;
    try {
      URI uri = new URI(url);
      if (!SCHEME.equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
        throw notAllowed();
      }
      String path = Optional.ofNullable(uri.getPath()).orElse("");
      return new PostgresUrl(
          uri.getHost(),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          path.startsWith("/") ? path.substring(1) : path,
          options(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notAllowed();
    }
  }

  private static UsageException notAllowed() {
    return new UsageException(
        "what is given for a PostgreSQL is not its address; give"
            + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME, other characters percent-encoded, or"
            + " HOST:PORT");
  }

  private static SortedMap<String, String> options(String query) {
    SortedMap<String, String> options = new TreeMap<>();
    for (String option : query.split("&", -1)) {
      int end = option.indexOf('=');
      if (end > 0) {
        options.put(decoded(option.substring(0, end)), decoded(option.substring(end + 1)));
      }
    }
    return options;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** The user that the URL names. */
  public Optional<String> user() {
    return Optional.ofNullable(options.get(USER));
  }

  /** The password that the URL holds. */
  public Optional<String> password() {
    return Optional.ofNullable(options.get(PASSWORD));
  }

  /** The name of the file that holds the password. */
  public Optional<String> passwordFile() {
    return Optional.ofNullable(options.get(PASSWORD_FILE));
  }

  /** The same with a file that holds the password. */
  public PostgresUrl withPasswordFile(String file) {
    SortedMap<String, String> more = new TreeMap<>(options);
    more.put(PASSWORD_FILE, file);
    return new PostgresUrl(host, port, database, more);
  }

  /** What is left for the driver: neither a user nor a password. */
  SortedMap<String, String> driverOptions() {
    SortedMap<String, String> rest = new TreeMap<>(options);
    rest.keySet().removeAll(Set.of(USER, PASSWORD, PASSWORD_FILE));
    return rest;
  }

  /** The URL without a password. */
  @Override
  public String toString() {
    String query =
        options.entrySet().stream()
            .filter(option -> !option.getKey().equals(PASSWORD))
            .map((Map.Entry<String, String> option) ->
                encoded(option.getKey()) + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    return "%s%s://%s:%d/%s%s"
        .formatted(JDBC, SCHEME, host, port, encoded(database), query.isEmpty() ? "" : "?" + query);
  }

  /** As {@link #toString}, without what does not say where the server is. */
  public String place() {
    return "%s:%d".formatted(host, port);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
