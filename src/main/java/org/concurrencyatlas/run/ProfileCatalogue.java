package org.concurrencyatlas.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.run.Profile.Contest;

/** The profiles: smallest first. */
public final class ProfileCatalogue {
  /** The profile of a run that names none. */
  public static final String DEFAULT = "quick";

  /** The profile that holds the harness itself against cells whose answer is known. */
  public static final String DOCTOR = "controls";

  private static final List<String> CPU =
      List.of(
          "sequential",
          "platform-threads",
          "fixed-pool",
          "fork-join",
          "virtual-threads",
          "async",
          "process-pool");

  /**
   * Without a common bound a pool needs a size of its own: 200 threads is what servers ship with
   * (Tomcat's and Spring Boot's default).
   */
  private static final List<String> MANY_WAITING =
      List.of("platform-threads", "fixed-pool(threads=200)", "virtual-threads", "async");

  /** Every model that opens without back-ends, each with the settings that it ships with. */
  private static final List<String> STARTERS =
      List.of(
          "sequential",
          "platform-threads",
          "fixed-pool",
          "fork-join",
          "parallel-stream",
          "virtual-threads",
          "async",
          "process-pool",
          "process-per-task");

  private static final List<String> CPU_IN_ONE_JVM =
      List.of("sequential", "platform-threads", "fixed-pool", "fork-join", "virtual-threads");

  /** The sizes double; two models that need none stand beside them. */
  private static final List<String> POOL_SIZES =
      Stream.concat(
              IntStream.rangeClosed(0, 7).mapToObj(i -> "fixed-pool(threads=" + (1 << i) + ")"),
              Stream.of("virtual-threads", "async"))
          .toList();

  /** The cells of the longer profiles. */
  private static final List<Contest> WORK =
      List.of(
          Contest.of("sha256(bytes=1024,tasks=10000)", CPU),
          Contest.of("sha256(bytes=65536,tasks=256)", CPU),
          Contest.of("primes", CPU),
          Contest.of("mandelbrot", CPU),
          Contest.of("timer(tasks=100,waitMicros=20000)", MANY_WAITING),
          Contest.of("timer(tasks=1000,waitMicros=20000)", MANY_WAITING),
          Contest.of("timer(tasks=10000,waitMicros=1000000)", MANY_WAITING),
          Contest.of("http(concurrency=16,tasks=256,waitMicros=20000)", MapProfiles.WAITING),
          Contest.of("http(concurrency=64,tasks=256,waitMicros=20000)", MapProfiles.WAITING),
          Contest.of("http(tasks=256,waitMicros=20000)", MANY_WAITING));

  /** Where the answer is known: one contender twice may not win, no work may not count. */
  private static final List<Contest> CONTROLS =
      List.of(
          twice("square(tasks=20000)", "fork-join"),
          Contest.of("square(tasks=10000)", List.of(Contender.NO_OP, "fork-join")));

  private static final List<Profile> ALL =
      List.of(
          smoke(),
          quick(),
          standard(),
          MapProfiles.map(),
          MapProfiles.waits(),
          MapProfiles.http(),
          sweep(),
          ipc(),
          coldStart(),
          controls(),
          jmhDefaults());

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
            Contest.of("hand-over(trips=200)", List.of("sequential", "fixed-pool(threads=1)")),
            Contest.of("ipc(bytes=64,tasks=1000)", ways(false)),
            Contest.of("ipc(bytes=1024,tasks=1000)", ways(false)),
            Contest.of("ipc(bytes=16384,tasks=500)", ways(false)),
            Contest.of("ipc(bytes=65536,tasks=200)", ways(true)),
            Contest.of("ipc(bytes=1048576,tasks=20)", ways(true))),
        new Protocol(400, 400, 3, 150, 30_000),
        List.of(3),
        0.10,
        0,
        Duration.ofMinutes(6));
  }

  /**
   * The ways of a message: no hop, a hop to another thread, and to another process there and back
   * (one message in flight) or as a stream (as many as the pool sees fit).
   *
   * @param large whether messages are large enough to lie in memory beside the pipe
   */
  private static List<String> ways(boolean large) {
    List<String> ways = new ArrayList<>(List.of("sequential", "fixed-pool(threads=1)"));
    for (String window : List.of("window=1,", "")) {
      for (String transport : List.of("pipe", "unix-socket", "tcp", "ring")) {
        ways.add(way(window, transport, "link"));
      }
      if (large) {
        ways.add(way(window, "pipe", "shared"));
      }
    }
    return ways;
  }

  private static String way(String window, String transport, String large) {
    return "process-pool(workers=1,chunk=1,%stransport=%s,large=%s)"
        .formatted(window, transport, large);
  }

  private static Profile coldStart() {
    return new Profile(
        "cold-start",
        "the first answers of every model, its opening included, in a JVM that has never run it",
        List.of(
            Contest.of("cold-start(tasks=1)", STARTERS),
            Contest.of("cold-start(tasks=10000)", STARTERS.subList(0, STARTERS.size() - 1))),
        new Protocol(0, 0, 1, 1, 30_000),
        List.of(5),
        0.10,
        0,
        Duration.ofMinutes(3));
  }

  private static Profile standard() {
    return new Profile(
        "standard",
        "sound verdicts: pilot warm-up, three looks, sentinels",
        both(WORK, CONTROLS),
        new Protocol(3_000, 20_000, 10, 500, 90_000),
        List.of(3, 5, 8),
        0.05,
        0.10,
        Duration.ofHours(1));
  }

  /** One axis after the other, each model with its own setting, and the sizes of a pool. */
  private static Profile sweep() {
    List<Contest> contests = new ArrayList<>();
    for (int tasks : new int[] {100, 1_000, 10_000}) {
      contests.add(Contest.of("timer(tasks=%d,waitMicros=20000)".formatted(tasks), MANY_WAITING));
    }
    for (int kibibytes : new int[] {1, 16, 256}) {
      contests.add(
          Contest.of("sha256(bytes=%d,tasks=256)".formatted(kibibytes << 10), CPU_IN_ONE_JVM));
    }
    contests.add(Contest.of("mixed(cpuSharePercent=10,taskMicros=2000,tasks=256)", POOL_SIZES));
    return new Profile(
        "sweep",
        "ten minutes along single axes: tasks that wait, size of a computation, size of a pool",
        contests,
        new Protocol(1_000, 1_000, 4, 250, 30_000),
        List.of(3, 5),
        0.10,
        0,
        Duration.ofMinutes(10));
  }

  private static Profile controls() {
    return new Profile(
        DOCTOR,
        "what doctor --a-a runs: one contender twice may not win, a model without work may not"
            + " count",
        both(
            CONTROLS,
            List.of(
                twice("sha256(bytes=65536,tasks=256)", "process-pool"),
                twice("timer(tasks=1000,waitMicros=20000)", "virtual-threads"),
                twice("http(concurrency=64,tasks=256,waitMicros=20000)", "async"))),
        new Protocol(1_000, 1_000, 4, 250, 30_000),
        List.of(3, 5, 8),
        0.10,
        0,
        Duration.ofMinutes(4));
  }

  /**
   * JMH's own defaults for a benchmark: 5 forks, each of 5 × 10 s of warm-up (here in one piece)
   * and 5 × 10 s of measuring, and no look before the last fork.
   */
  private static Profile jmhDefaults() {
    return new Profile(
        "jmh-defaults",
        "the cells of standard by JMH's own defaults: 5 forks of 50 s of warm-up and 5 × 10 s,"
            + " without a race; 8 minutes a contender",
        WORK,
        new Protocol(50_000, 50_000, 5, 10_000, 300_000),
        List.of(5),
        0.05,
        0,
        Duration.ofHours(8));
  }

  private static Contest twice(String point, String model) {
    return Contest.of(
        point, List.of(model, Contender.parse(model).with(Contender.COPY, "2").toString()));
  }

  private static List<Contest> both(List<Contest> first, List<Contest> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
