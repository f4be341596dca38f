package org.concurrencyatlas.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured instead of what the profile says, by a run and by a gate. */
public final class PlanOptions {
  @Option(
      names = "--point",
      paramLabel = "POINT",
      description =
          "measure at this point instead of the profile's, like 'sha256(bytes=1024)'; repeatable")
  private List<String> points = List.of();

  @Option(
      names = "--contender",
      paramLabel = "CONTENDER",
      description =
          "measure this contender instead of the profile's, like 'fixed-pool(threads=4)'; repeatable")
  private List<String> contenders = List.of();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "no new fork after this time, like 90s, 20m or 2h (default: the profile's)")
  private @Nullable Duration budget;

  @Mixin private SeedOption seed;

  /** The points as they were written. */
  public List<String> points() {
    return points;
  }

  /** The contenders as they were written. */
  public List<String> contenders() {
    return contenders;
  }

  /** The budget that was given. */
  public Optional<Duration> budget() {
    return Optional.ofNullable(budget);
  }

  /** The seed that was given. */
  public Optional<Long> seed() {
    return seed.seed();
  }

  /** The seed, from the clock where none was given. */
  public long seed(Instant now) {
    return seed.seed(now);
  }
}
