package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.plan.Profile.Contest;
import org.concurrencyatlas.result.Protocol;

/**
 * The profiles of the winner map. As many tasks are in flight for every model, so that a map asks
 * one thing: what does holding and switching so many tasks cost? No batch takes longer than half a
 * second at its limit. A fork takes 2 to 3 s, and twelve cells are what twenty minutes can decide:
 * forks scatter by 3 to 4 %, so that eight of them resolve 10 % where three leave almost all open.
 */
final class MapProfiles {
  /** A worker JVM for each task in flight: beyond a few a machine of two processors is full. */
  private static final int MOST_WORKERS = 4;

  private static final List<String> WAITING_OR_WORKERS =
      Stream.concat(ContenderSets.WAITING.stream(), Stream.of("process-pool")).toList();

  private MapProfiles() {}

  static Profile map() {
    List<Contest> contests = new ArrayList<>();
    for (int inFlight : new int[] {4, 32, 256, 1024}) {
      for (int share : new int[] {1, 10, 100}) {
        contests.add(contest("mixed", inFlight, share, 1_000, 1_024));
      }
    }
    return profile(
        "map",
        "who wins where: tasks of 1 ms, CPU share by tasks in flight, the same for every model",
        contests,
        Duration.ofMinutes(20));
  }

  /**
   * The length of the tasks is the only thing that differs from map to map: with as many tasks
   * everywhere its cells form axes too, and crossovers can be found along them.
   */
  static Profile waits() {
    List<Contest> contests = new ArrayList<>();
    for (int millis : new int[] {1, 5, 25}) {
      for (int inFlight : new int[] {32, 256}) {
        for (int share : new int[] {1, 10}) {
          contests.add(contest("mixed", inFlight, share, 1_000 * millis, 256));
        }
      }
    }
    return profile(
        "map-waits",
        "the map with the wait as a third axis: tasks of 1, 5 and 25 ms",
        contests,
        Duration.ofMinutes(20));
  }

  /** Every task in flight holds a connection, and server and clients share the processors. */
  static Profile http() {
    List<Contest> contests = new ArrayList<>();
    for (int inFlight : new int[] {16, 64, 256}) {
      for (int share : new int[] {1, 10}) {
        contests.add(contest("mixed-http", inFlight, share, 10_000, 512));
      }
    }
    return profile(
        "map-http",
        "the map where the wait is a request: tasks of 10 ms, CPU share by tasks in flight",
        contests,
        Duration.ofMinutes(10));
  }

  private static Contest contest(
      String workload, int inFlight, int share, int taskMicros, int tasks) {
    return Contest.of(
        "%s(concurrency=%d,cpuSharePercent=%d,taskMicros=%d,tasks=%d)"
            .formatted(workload, inFlight, share, taskMicros, tasks),
        inFlight <= MOST_WORKERS ? WAITING_OR_WORKERS : ContenderSets.WAITING);
  }

  private static Profile profile(
      String name, String description, List<Contest> contests, Duration budget) {
    return new Profile(
        name,
        description,
        contests,
        new Protocol(1_000, 1_000, 3, 250, 30_000),
        List.of(3, 5, 8),
        0.10,
        0,
        budget);
  }
}
