package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.plan.Profile.Contest;
import org.concurrencyatlas.result.Protocol;

/** The profiles of what it costs to leave the thread or the process. */
final class IsolationProfiles {
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

  private IsolationProfiles() {}

  static Profile ipc() {
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

  static Profile coldStart() {
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
}
