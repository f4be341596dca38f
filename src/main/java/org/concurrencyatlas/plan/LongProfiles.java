package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.plan.Profile.Contest;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Protocol;

/** The profiles whose verdicts are meant to be relied on, and those that hold them to account. */
final class LongProfiles {
  /** The cells of the longer profiles. */
  private static final List<Contest> WORK =
      List.of(
          Contest.of("sha256(bytes=1024,tasks=10000)", ContenderSets.CPU),
          Contest.of("sha256(bytes=65536,tasks=256)", ContenderSets.CPU),
          Contest.of("primes", ContenderSets.CPU),
          Contest.of("mandelbrot", ContenderSets.CPU),
          Contest.of("timer(tasks=100,waitMicros=20000)", ContenderSets.MANY_WAITING),
          Contest.of("timer(tasks=1000,waitMicros=20000)", ContenderSets.MANY_WAITING),
          Contest.of("timer(tasks=10000,waitMicros=1000000)", ContenderSets.MANY_WAITING),
          Contest.of("http(concurrency=16,tasks=256,waitMicros=20000)", ContenderSets.WAITING),
          Contest.of("http(concurrency=64,tasks=256,waitMicros=20000)", ContenderSets.WAITING),
          Contest.of("http(tasks=256,waitMicros=20000)", ContenderSets.MANY_WAITING));

  /** Where the answer is known: one contender twice may not win, no work may not count. */
  private static final List<Contest> CONTROLS =
      List.of(
          twice("square(tasks=20000)", "fork-join"),
          Contest.of("square(tasks=10000)", List.of(Contender.NO_OP, "fork-join")));

  private LongProfiles() {}

  static Profile standard() {
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

  static Profile controls() {
    return new Profile(
        ProfileCatalogue.DOCTOR,
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
  static Profile jmhDefaults() {
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
