package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.plan.Profile.Contest;
import org.concurrencyatlas.result.Protocol;

/** The profiles that answer within minutes, each fork after a second of warm-up at most. */
final class ShortProfiles {
  private static final List<String> CPU_IN_ONE_JVM =
      List.of("sequential", "platform-threads", "fixed-pool", "fork-join", "virtual-threads");

  /** The sizes double; two models that need none stand beside them. */
  private static final List<String> POOL_SIZES =
      Stream.concat(
              IntStream.rangeClosed(0, 7).mapToObj(i -> "fixed-pool(threads=" + (1 << i) + ")"),
              Stream.of("virtual-threads", "async"))
          .toList();

  private ShortProfiles() {}

  static Profile smoke() {
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

  /** Five blocks of three cells: three blocks of five, which take as long, decided none. */
  static Profile quick() {
    return new Profile(
        "quick",
        "five minutes: work that computes, work that waits, and requests",
        List.of(
            Contest.of("sha256(bytes=65536,tasks=256)", ContenderSets.CPU),
            Contest.of("timer(tasks=10000,waitMicros=20000)", ContenderSets.MANY_WAITING),
            Contest.of(
                "http(concurrency=64,tasks=256,waitMicros=20000)",
                List.of("platform-threads", "fixed-pool", "virtual-threads", "async"))),
        new Protocol(1_000, 1_000, 4, 250, 30_000),
        List.of(3, 5),
        0.10,
        0,
        Duration.ofMinutes(5));
  }

  /** One axis after the other, each model with its own setting, and the sizes of a pool. */
  static Profile sweep() {
    List<Contest> contests = new ArrayList<>();
    for (int tasks : new int[] {100, 1_000, 10_000}) {
      contests.add(
          Contest.of(
              "timer(tasks=%d,waitMicros=20000)".formatted(tasks), ContenderSets.MANY_WAITING));
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
}
