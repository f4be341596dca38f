package org.concurrencyatlas.cli.option;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the random orders of a run come from. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "seed of every random order, kept in plan.json (default: from the clock; of run --shard"
              + " from the plan)")
  private @Nullable Long seed;

  /** The seed that was given. */
  public Optional<Long> seed() {
    return Optional.ofNullable(seed);
  }

  /** The seed, from the clock where none was given. */
  public long seed(Instant now) {
    return seed().orElse(now.toEpochMilli());
  }
}
