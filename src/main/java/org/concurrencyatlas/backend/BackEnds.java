package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Services;

/**
 * The back-ends that a workload needs. One that already runs is named by the system property {@code
 * concurrencyatlas.<id>=host:port}; the others are started, and end with {@link #close()}.
 */
public final class BackEnds implements Services, AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  private final Map<String, BackEnd> running = new TreeMap<>();

  private BackEnds() {}

  /**
   * Finds or starts the back-ends.
   *
   * @param services their ids
   * @throws UsageException when an id is unknown or an address cannot be read
   * @throws IOException when one cannot be started
   */
  public static BackEnds open(Collection<String> services) throws IOException {
    BackEnds backEnds = new BackEnds();
    try {
      for (String service : services) {
        backEnds.running.put(service, findOrStart(service));
      }
      return backEnds;
    } catch (IOException | RuntimeException e) {
      backEnds.close();
      throw e;
    }
  }

  /** The name of the system property that says where a back-end already runs. */
  public static String property(String service) {
    return "concurrencyatlas." + service;
  }

  @Override
  public InetSocketAddress address(String service) {
    BackEnd backEnd = running.get(service);
    return backEnd == null ? Services.none().address(service) : backEnd.address();
  }

  /** Ends those that were started here. */
  @Override
  public void close() {
    running.values().forEach(BackEnd::close);
  }

  private static BackEnd findOrStart(String service) throws IOException {
    String given = System.getProperty(property(service));
    if (given != null) {
      return new BackEnd.Elsewhere(address(service, given));
    }
    return new ServiceCatalogue().get(service).start();
  }

  private static InetSocketAddress address(String service, String given) {
    Matcher matcher = ADDRESS.matcher(given);
    if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= MAX_PORT) {
      return new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
    throw new UsageException(
        "%s=%s is not an address; give host:port".formatted(property(service), given));
  }
}
