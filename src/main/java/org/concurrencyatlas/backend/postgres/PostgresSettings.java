package org.concurrencyatlas.backend.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the PostgreSQL is set that the harness starts: as a server of a test on the machine of its
 * clients, not as one that keeps anything.
 */
public final class PostgresSettings {
  /** The user of all. */
  public static final String USER = "atlas";

  /** The database that every PostgreSQL has. */
  public static final String DATABASE = "postgres";

  /** More connections than a point can ask for, those of a fork that is just ending included. */
  private static final int CONNECTIONS = 600;

  private PostgresSettings() {}

  /** Those that are told: what decides how fast it is. */
  private static SequencedMap<String, String> told() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("fsync", "off");
    settings.put("synchronous_commit", "off");
    settings.put("full_page_writes", "off");
    settings.put("shared_buffers", "32MB");
    settings.put("max_wal_size", "128MB");
    settings.put("jit", "off");
    return settings;
  }

  /** Those that keep it to itself and let it end. */
  private static SequencedMap<String, String> untold() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", Integer.toString(CONNECTIONS));
    // a file in the data folder, which goes with it; a segment in /dev/shm would stay
    settings.put("dynamic_shared_memory_type", "mmap");
    // a client that was killed while the server sleeps for it is noticed
    settings.put("client_connection_check_interval", "1s");
    return settings;
  }

  /** As arguments of {@code postgres}. */
  static List<String> arguments() {
    return Stream.of(told(), untold())
        .flatMap(settings -> settings.entrySet().stream())
        .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
        .toList();
  }

  /** What decides how fast it is, for the record of a run. */
  public static String text() {
    return told().entrySet().stream()
        .map((Map.Entry<String, String> setting) -> setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining(", "));
  }
}
