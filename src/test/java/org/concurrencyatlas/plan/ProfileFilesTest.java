package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.race.FirstLookPlan;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles as files: the product's own and those that users write. */
class ProfileFilesTest {
  private static final String MINE =
      """
      {
        "name": "mine",
        "description": "two cells of my own",
        "cells": [
          {"point": "square(tasks=100)", "contenders": ["@computes"]},
          {"point": "timer(tasks=10)", "contenders": ["@waits", "fixed-pool(threads=4)"]}
        ],
        "protocol": {
          "warmupMillis": 100,
          "maxWarmupMillis": 100,
          "iterations": 2,
          "iterationMillis": 100,
          "timeoutMillis": 60000
        },
        "looks": [3],
        "epsilon": 0.1,
        "sentinelShare": 0,
        "budget": "PT1M"
      }
      """;

  private final Planner planner = new Planner(new WorkloadCatalogue(), new ModelCatalogue());

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.concurrencyatlas.plan.ProfileCatalogue#all")
  void everyBuiltInProfileMakesAPlanAndSaysWhy(Profile profile) {
    assertThat(planner.plan(profile, Instant.EPOCH).cells()).hasSameSizeAs(profile.cells());
    assertThat(profile.description()).isNotBlank();
    assertThat(profile.why()).isNotBlank();
    assertThat(ProfileCatalogue.get(profile.name())).isEqualTo(profile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordination", "coordination-more", "cases", "io", "node"})
  void everyCellReachesItsFirstLookWithinTheBudget(String name) {
    RunPlan plan = planner.plan(ProfileCatalogue.get(name), Instant.EPOCH);
    assertThat(FirstLookPlan.millis(plan)).isLessThan((double) plan.budgetMillis());
  }

  /** The usual ways that are slow for a known reason would make every profile longer. */
  @ParameterizedTest
  @MethodSource("org.concurrencyatlas.plan.ProfileCatalogue#all")
  void modelsThatTakePartByNameAreInNoSet(Profile profile) {
    List<String> named =
        profile.cells().stream()
            .flatMap(cell -> cell.contenders().stream())
            .filter(text -> !text.startsWith("@"))
            .map(text -> Contender.parse(text).model())
            .toList();
    List<String> byName =
        new ModelCatalogue()
            .all().stream()
                .filter(model -> model.info().is(Trait.BY_NAME))
                .map(model -> model.info().id())
                .toList();

    assertThat(byName).contains("structured", "common-pool", "elastic-pool");
    assertThat(planner.plan(profile, Instant.EPOCH).cells())
        .flatExtracting(Cell::contenders)
        .extracting(Contender::model)
        .doesNotContainAnyElementsOf(byName.stream().filter(id -> !named.contains(id)).toList());
  }

  @Test
  void aParallelStreamTakesPartWhereTasksComputeAndNotWhereTheyWait() {
    List<Cell> quick = planner.plan(ProfileCatalogue.get("quick"), Instant.EPOCH).cells();

    assertThat(quick.getFirst().contenders()).contains(Contender.parse("parallel-stream"));
    assertThat(planner.cell(new Profile.CellToBe("timer", List.of("@waits"))).contenders())
        .doesNotContain(Contender.parse("parallel-stream"));
  }

  @Test
  void aFileOfOnesOwnIsAProfile() throws IOException {
    RunPlan plan = planner.plan(ProfileCatalogue.get(write(MINE)), Instant.EPOCH);

    assertThat(plan.profile()).isEqualTo("mine");
    assertThat(plan.cells().getFirst().contenders())
        .extracting(Contender::model)
        .contains("sequential", "process-pool")
        .doesNotContain("process-per-task");
    assertThat(plan.cells().getLast().contenders())
        .contains(Contender.parse("virtual-threads"), Contender.parse("fixed-pool(threads=4)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "looks": [3]    | "looks": [5, 3]  | looks is out of range; give 2, 3, … ascending
          "epsilon": 0.1  | "epsilon": 0     | epsilon is out of range; give a share in (0, 1)
          "budget": "PT1M" | "budget": "-PT1M" | budget is out of range; give a duration like PT5M
          "name": "mine"  | "name": "../x"   | name is out of range; give letters, digits and hyphens
          "name": "mine", |                  | name is missing; give it
          "looks"         | "lookz"          | looks is missing; give it
          "sentinelShare" | "sentinelShar"   | did you mean sentinelShare?
          "iterations"    | "iteration"      | did you mean iterations?
          {               | [                | is not valid
          """)
  void aFileThatCannotBeIsRefusedInOneLine(String part, String instead, String reason)
      throws IOException {
    String text = MINE.replace(part, instead == null ? "" : instead);

    assertThatThrownBy(() -> ProfileCatalogue.get(write(text)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("mine.json")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatIsNotThereAndASetThatDoesNotExistAreNamed() throws IOException {
    assertThatThrownBy(() -> ProfileCatalogue.get(folder.resolve("none.json").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none.json cannot be read");
    Profile profile = ProfileCatalogue.get(write(MINE.replace("@waits", "@wait")));
    assertThatThrownBy(() -> planner.plan(profile, Instant.EPOCH))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean @waits?");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), text).toString();
  }
}
