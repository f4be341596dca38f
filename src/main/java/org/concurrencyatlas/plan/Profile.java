package org.concurrencyatlas.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * A named plan, as it stands in a file: of the product, or of a user.
 *
 * @param name what the user calls it: letters, digits and hyphens
 * @param description one line
 * @param why why it is as it is; may be empty
 * @param cells what is compared, one or more
 * @param protocol how a fork measures
 * @param looks numbers of blocks at which verdicts may be drawn, ascending
 * @param epsilon differences up to this share do not matter
 * @param sentinelShare share of the cells in which long forks check what is claimed
 * @param budget time after which no new fork is started
 * @param metric what the race is about; empty for throughput
 */
public record Profile(
    String name,
    String description,
    String why,
    List<CellToBe> cells,
    Protocol protocol,
    List<Integer> looks,
    double epsilon,
    double sentinelShare,
    Duration budget,
    Optional<Cost> metric) {
  /**
   * One cell to be.
   *
   * @param point the point as the user would write it; a {@code concurrency} above 0 makes it a
   *     matched cell, in which every model admits that many tasks at once
   * @param contenders models or contenders as the user would write them, or {@linkplain
   *     ContenderSet sets} of them
   */
  public record CellToBe(String point, List<String> contenders) {
    public CellToBe {
      contenders = List.copyOf(contenders);
    }
  }

  public Profile {
    cells = List.copyOf(cells);
    looks = List.copyOf(looks);
  }

  /**
   * A profile from its file.
   *
   * @param axes of the environment: each cell is there for every combination of their values
   * @param metric what the race is about, like {@code p99}
   * @throws UsageException when something is missing or cannot be; says what
   */
  @JsonCreator
  static Profile of(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("description") @Nullable String description,
      @JsonProperty("why") @Nullable String why,
      @JsonProperty("cells") @Nullable List<CellToBe> cells,
      @JsonProperty("protocol") @Nullable Protocol protocol,
      @JsonProperty("looks") @Nullable List<Integer> looks,
      @JsonProperty("epsilon") double epsilon,
      @JsonProperty("sentinelShare") double sentinelShare,
      @JsonProperty("budget") @Nullable Duration budget,
      @JsonProperty("axes") @Nullable Map<String, List<String>> axes,
      @JsonProperty("metric") @Nullable String metric) {
    Profile profile =
        new Profile(
            given("name", name),
            Objects.requireNonNullElse(description, ""),
            Objects.requireNonNullElse(why, ""),
            JvmAxes.of(Objects.requireNonNullElse(axes, Map.of())).over(given("cells", cells)),
            given("protocol", protocol),
            given("looks", looks),
            epsilon,
            sentinelShare,
            given("budget", budget),
            Optional.ofNullable(metric).flatMap(about -> Metric.named(about).cost()));
    profile.check();
    return profile;
  }

  /** The same profile with other cells. */
  Profile with(List<CellToBe> others) {
    return new Profile(
        name, description, why, others, protocol, looks, epsilon, sentinelShare, budget, metric);
  }

  /** The same profile about another metric; what long forks check is throughput. */
  public Profile by(Optional<Cost> other) {
    return new Profile(
        name,
        description,
        why,
        cells,
        protocol,
        looks,
        epsilon,
        other.isPresent() ? 0 : sentinelShare,
        budget,
        other);
  }

  private void check() {
    allow(name.matches("[A-Za-z0-9-]{1,40}"), "name", "letters, digits and hyphens");
    allow(!cells.isEmpty(), "cells", "one cell or more");
    boolean ascending = looks.equals(looks.stream().sorted().distinct().toList());
    allow(!looks.isEmpty() && ascending && looks.getFirst() >= 2, "looks", "2, 3, … ascending");
    allow(epsilon > 0 && epsilon < 1, "epsilon", "a share in (0, 1)");
    allow(sentinelShare >= 0 && sentinelShare <= 1, "sentinelShare", "a share in [0, 1]");
    allow(budget.isPositive(), "budget", "a duration like PT5M");
    allow(
        protocol.iterations() > 0
            && protocol.iterationMillis() > 0
            && protocol.warmupMillis() >= 0
            && protocol.maxWarmupMillis() >= protocol.warmupMillis()
            && protocol.timeoutMillis() > 0,
        "protocol",
        "times above 0 and maxWarmupMillis of at least warmupMillis");
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new UsageException("%s is missing; give it".formatted(field));
    }
    return value;
  }

  private static void allow(boolean allowed, String field, String range) {
    if (!allowed) {
      throw new UsageException("%s is out of range; give %s".formatted(field, range));
    }
  }
}
