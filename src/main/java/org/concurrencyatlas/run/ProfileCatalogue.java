package org.concurrencyatlas.run;

import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.run.Profile.Contest;

/** The profiles: smallest first. */
public final class ProfileCatalogue {
  /** The profile of a run that names none. */
  public static final String DEFAULT = "quick";

  private static final List<String> CPU =
      List.of(
          "sequential",
          "platform-threads",
          "fixed-pool",
          "fork-join",
          "virtual-threads",
          "async",
          "process-pool");

  /** Matched cells set the admission of each. */
  private static final List<String> WAITING =
      List.of("platform-threads", "fixed-pool", "fork-join", "virtual-threads", "async");

  /**
   * Without a common bound a pool needs a size of its own: 200 threads is what servers ship with
   * (Tomcat's and Spring Boot's default).
   */
  private static final List<String> MANY_WAITING =
      List.of("platform-threads", "fixed-pool(threads=200)", "virtual-threads", "async");

  /** No hop, a hop between threads, there and back between processes, and a stream between them. */
  private static final List<String> WAYS =
      List.of(
          "sequential",
          "fixed-pool(threads=1)",
          "process-pool(workers=1,chunk=1,window=1,transport=pipe)",
          "process-pool(workers=1,chunk=1,window=1,transport=pipe,large=link)",
          "process-pool(workers=1,chunk=1,window=1,transport=unix-socket,large=link)",
          "process-pool(workers=1,chunk=1,window=1,transport=tcp,large=link)",
          "process-pool(workers=1,chunk=1,window=1,transport=ring,large=link)",
          "process-pool(workers=1,chunk=1)");

  private static final List<Profile> ALL = List.of(smoke(), quick(), standard(), ipc());

  private ProfileCatalogue() {}

  /** All profiles in order. */
  public static List<Profile> all() {
    return ALL;
  }

  /**
   * The profile with this name.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public static Profile get(String name) {
    return ALL.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            UsageException.unknown("profile", name, ALL.stream().map(Profile::name).toList()));
  }

  private static Profile smoke() {
    return new Profile(
        "smoke",
        "does everything work: tiny forks, for continuous integration; its verdicts mean nothing",
        List.of(
            Contest.of("sha256(tasks=64)", List.of("sequential", "fork-join", "process-pool")),
            Contest.of(
                "http(concurrency=8,tasks=16,waitMicros=5000)",
                List.of("fixed-pool", "virtual-threads", "async"))),
        new Protocol(100, 100, 2, 100, 60_000),
        List.of(3),
        0.10,
        0,
        Duration.ofSeconds(40));
  }

  private static Profile quick() {
    return new Profile(
        "quick",
        "five minutes: even, uneven and waiting work through every model",
        List.of(
            Contest.of("sha256(bytes=65536,tasks=256)", CPU),
            Contest.of(
                "mandelbrot(tasks=256)",
                List.of("fixed-pool", "fork-join", "virtual-threads", "async", "process-pool")),
            Contest.of("timer(tasks=1000,waitMicros=20000)", MANY_WAITING),
            Contest.of("timer(tasks=10000,waitMicros=20000)", MANY_WAITING),
            Contest.of(
                "http(concurrency=64,tasks=256,waitMicros=20000)",
                List.of("platform-threads", "fixed-pool", "virtual-threads", "async"))),
        new Protocol(1_000, 1_000, 4, 250, 30_000),
        List.of(3),
        0.10,
        0,
        Duration.ofMinutes(5));
  }

  private static Profile ipc() {
    return new Profile(
        "ipc",
        "the price of isolation: messages to the same thread, another one, and another process",
        List.of(
            Contest.of("ipc(bytes=64,tasks=1000)", WAYS),
            Contest.of("ipc(bytes=1024,tasks=1000)", WAYS),
            Contest.of("ipc(bytes=16384,tasks=500)", WAYS),
            Contest.of("ipc(bytes=65536,tasks=200)", WAYS),
            Contest.of("ipc(bytes=1048576,tasks=50)", WAYS)),
        new Protocol(1_000, 1_000, 4, 250, 30_000),
        List.of(3),
        0.10,
        0,
        Duration.ofMinutes(10));
  }

  private static Profile standard() {
    return new Profile(
        "standard",
        "sound verdicts: pilot warm-up, three looks, sentinels",
        List.of(
            Contest.of("sha256(bytes=1024,tasks=10000)", CPU),
            Contest.of("sha256(bytes=65536,tasks=256)", CPU),
            Contest.of("primes", CPU),
            Contest.of("mandelbrot", CPU),
            Contest.of("timer(tasks=100,waitMicros=20000)", MANY_WAITING),
            Contest.of("timer(tasks=1000,waitMicros=20000)", MANY_WAITING),
            Contest.of("timer(tasks=10000,waitMicros=1000000)", MANY_WAITING),
            Contest.of("http(concurrency=16,tasks=256,waitMicros=20000)", WAITING),
            Contest.of("http(concurrency=64,tasks=256,waitMicros=20000)", WAITING),
            Contest.of("http(tasks=256,waitMicros=20000)", MANY_WAITING)),
        new Protocol(3_000, 20_000, 10, 500, 90_000),
        List.of(3, 5, 8),
        0.05,
        0.10,
        Duration.ofHours(1));
  }
}
