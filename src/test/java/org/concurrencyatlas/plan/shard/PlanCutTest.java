package org.concurrencyatlas.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanCutTest {
  private static final Profile MAP = ProfileCatalogue.get("map");
  private static final Planner PLANNER = new Planner(new WorkloadCatalogue(), new ModelCatalogue());

  @Test
  @DisplayName("shards agree on plan and seed although each has its own clock")
  void shardsAgree() {
    RunPlan first = PlanCut.of(at(1), new Shard(1, 3), false);
    RunPlan second = PlanCut.of(at(2), new Shard(2, 3), false);

    assertThat(first.seed()).isEqualTo(second.seed()).isNotNegative();
    assertThat(first.cells()).isEqualTo(second.cells()).isEqualTo(at(1).cells());
    assertThat(first.shards().orElseThrow().plan())
        .isEqualTo(second.shards().orElseThrow().plan())
        .matches("[0-9a-f]{16}");
    assertThat(PlanCut.difference(first, second)).isEmpty();
    assertThat(first.createdAt()).isEqualTo(Instant.ofEpochSecond(1));
  }

  @Test
  @DisplayName("a seed that was given is kept, and makes another plan")
  void seeds() {
    RunPlan given = PlanCut.of(at(7), new Shard(1, 3), true);
    RunPlan derived = PlanCut.of(at(7), new Shard(1, 3), false);

    assertThat(given.seed()).isEqualTo(7_000);
    assertThat(PlanCut.difference(given, derived)).contains("seed");
    assertThat(PlanCut.identity(given)).isNotEqualTo(PlanCut.identity(derived));
  }

  @Test
  @DisplayName("another plan has another seed and another identity, and the field is named")
  void otherPlans() {
    RunPlan shorter = at(1).within(Optional.empty(), 60_000);

    RunPlan one = PlanCut.of(at(1), new Shard(1, 3), false);
    RunPlan other = PlanCut.of(shorter, new Shard(2, 3), false);

    assertThat(one.seed()).isNotEqualTo(other.seed());
    assertThat(PlanCut.difference(at(1), shorter.within(Optional.of(1_000L), 60_000)))
        .contains("budgetMillis");
  }

  @Test
  @DisplayName("where a variant's files lie is a machine's own, what they hold is not")
  void variants() {
    assertThat(PlanCut.identity(in(variant("/opt/a", "jar 1"))))
        .isEqualTo(PlanCut.identity(in(variant("/home/b", "jar 1"))));
    assertThat(PlanCut.difference(in(variant("/opt/a", "jar 1")), in(variant("/opt/a", "jar 2"))))
        .contains("variants");
  }

  @Test
  @DisplayName("the plan is read back as it was written")
  void isKept() {
    RunPlan plan = PlanCut.of(at(1), new Shard(2, 5), false);

    assertThat(Json.read(Json.pretty(plan), RunPlan.class)).isEqualTo(plan);
    assertThat(Json.pretty(at(1))).doesNotContain("shards");
  }

  @Test
  @DisplayName("more shards than cells would leave some empty: all machines refuse")
  void tooManyShards() {
    int cells = MAP.cells().size();
    assertThatThrownBy(() -> PlanCut.of(at(1), new Shard(1, cells + 1), false))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "the plan has %d cells, and %d shards were asked for: some would be empty; give %d at"
                + " most",
            cells, cells + 1, cells);
  }

  @Test
  @DisplayName("a budget that is short for one machine may be long for several")
  void theBudgetIsOfEachMachine() {
    Profile standard = ProfileCatalogue.get("standard");
    Planner.Choices hasty = choices(standard.budget().dividedBy(10));

    RunPlan alone = PLANNER.plan(standard, hasty, 1, Instant.EPOCH);
    RunPlan together = PLANNER.plan(standard, hasty, 1000, Instant.EPOCH);

    assertThat(alone.protocol().maxWarmupMillis()).isEqualTo(10_000);
    assertThat(together.protocol()).isEqualTo(standard.protocol());
  }

  private static RunPlan at(long second) {
    return PLANNER.plan(MAP, Instant.ofEpochSecond(second));
  }

  private static RunPlan in(Variant variant) {
    RunPlan plan = at(1);
    return plan.with(plan.cells(), plan.looks(), plan.weights(), List.of(variant));
  }

  private static Variant variant(String folder, String contents) {
    return new Variant("other", List.of(folder + "/app.jar"), "", List.of(), contents);
  }

  private static Planner.Choices choices(Duration budget) {
    return new Planner.Choices(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        budget,
        0.05,
        RunPlan.Order.INTERLEAVED,
        List.of(),
        List.of());
  }
}
