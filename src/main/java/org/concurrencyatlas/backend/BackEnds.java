package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Services;
import org.jspecify.annotations.Nullable;

/**
 * The back-ends that a workload needs. The harness starts one of each service for a run and tells
 * its forks by flags where they are; what no flag names is started, and ends with {@link #close()}.
 */
public final class BackEnds implements Services, AutoCloseable {
  private static final String PROPERTY = "concurrencyatlas.service.";
  private static final Pattern FLAG =
      Pattern.compile("-D" + Pattern.quote(PROPERTY) + "([^=]+)=(.+)");

  private final Map<String, BackEnd> running = new TreeMap<>();
  private final List<Runnable> clients = new ArrayList<>();

  private BackEnds() {}

  /**
   * Finds the back-ends that this JVM's own flags name, and starts the others.
   *
   * @param services their ids
   * @throws UsageException when an id is unknown or an address cannot be read
   * @throws IOException when one cannot be started
   */
  public static BackEnds open(Collection<String> services) throws IOException {
    Map<String, String> given = new TreeMap<>();
    for (String service : services) {
      String address = System.getProperty(PROPERTY + service);
      if (address != null) {
        given.put(service, address);
      }
    }
    return open(services, given);
  }

  /**
   * Finds the back-ends that flags of the forks name, and starts the others; asks each whether it
   * answers.
   *
   * @param flags those of all forks; others than {@link #flag} have no effect
   */
  public static BackEnds open(Collection<String> services, List<String> flags) throws IOException {
    BackEnds backEnds = open(services, given(flags));
    try {
      backEnds.running.values().forEach(BackEnd::checkHealth);
      return backEnds;
    } catch (RuntimeException e) {
      backEnds.close();
      throw e;
    }
  }

  /**
   * Asks those back-ends that flags of the forks name whether they answer, before anything is
   * started or written.
   *
   * @param flags as of {@link #open(Collection, List)}
   * @throws UsageException when one does not; says what to do
   */
  public static void check(Collection<String> services, List<String> flags) {
    Map<String, String> given = given(flags);
    given.keySet().retainAll(services);
    given.forEach((service, location) -> at(service, location).checkHealth());
  }

  private static Map<String, String> given(List<String> flags) {
    Map<String, String> given = new TreeMap<>();
    flags.stream()
        .map(FLAG::matcher)
        .filter(Matcher::matches)
        .forEach(flag -> given.put(flag.group(1), flag.group(2)));
    return given;
  }

  private static BackEnds open(Collection<String> services, Map<String, String> given)
      throws IOException {
    BackEnds backEnds = new BackEnds();
    try {
      for (String service : services) {
        backEnds.running.put(service, findOrStart(service, given.get(service)));
      }
      return backEnds;
    } catch (IOException | RuntimeException e) {
      backEnds.close();
      throw e;
    }
  }

  /**
   * The flag that tells a fork where a back-end runs.
   *
   * @param location as in {@link BackEnd#location()}
   */
  public static String flag(String service, String location) {
    return "-D%s%s=%s".formatted(PROPERTY, service, location);
  }

  /**
   * A server that is not to be started.
   *
   * @param given where it is, in the words of the service
   * @throws UsageException when the service is unknown or what is given cannot be read
   */
  public static BackEnd at(String service, String given) {
    return new ServiceCatalogue().get(service).at(given);
  }

  @Override
  public InetSocketAddress address(String service) {
    BackEnd backEnd = running.get(service);
    return backEnd == null ? Services.none().address(service) : backEnd.address();
  }

  @Override
  public String location(String service) {
    BackEnd backEnd = running.get(service);
    return backEnd == null ? Services.none().location(service) : backEnd.location();
  }

  @Override
  public void beforeClosing(Runnable close) {
    clients.add(close);
  }

  /** What those say of themselves that do, by the ids of their services. */
  public SortedMap<String, String> descriptions() {
    SortedMap<String, String> descriptions = new TreeMap<>();
    running.forEach((service, backEnd) -> {
      if (!backEnd.description().isEmpty()) {
        descriptions.put(service, backEnd.description());
      }
    });
    return descriptions;
  }

  /** The processes of those that run on this machine. */
  public List<ProcessHandle> processes() {
    List<ProcessHandle> processes = new ArrayList<>();
    running.values().forEach(each -> processes.addAll(each.processes()));
    return processes;
  }

  /** Closes the clients of workloads, then ends those back-ends that were started here. */
  @Override
  public void close() {
    try {
      clients.reversed().forEach(Runnable::run);
    } finally {
      clients.clear();
      running.values().forEach(BackEnd::close);
    }
  }

  private static BackEnd findOrStart(String service, @Nullable String given) throws IOException {
    return given == null ? new ServiceCatalogue().get(service).start() : at(service, given);
  }
}
