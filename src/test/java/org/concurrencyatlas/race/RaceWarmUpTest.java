package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.race.Races.AMPLE;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.contenders;
import static org.concurrencyatlas.race.Races.piloted;
import static org.concurrencyatlas.race.Races.pilots;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;
import static org.concurrencyatlas.race.Races.with;
import static org.concurrencyatlas.race.Races.withSentinels;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.junit.jupiter.api.Test;

/** Pilots and long forks. */
class RaceWarmUpTest {
  @Test
  void thePilotFreezesOneWarmUpForAllContendersOfACell() throws Exception {
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.warmAfterMillis = Map.of(0, 0L, 1, 5_500L, 2, 60_000L);

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal.subList(0, 17)).allMatch(fork -> fork.role() == Role.PILOT);
    // In the cell that is never steady the first pilot has asked for the most already.
    assertThat(pilots(journal)).hasSize(2 * 4 + 2 * 4 + 1);
    for (int cell = 0; cell < 3; cell++) {
      Point point = plan.cells().get(cell).point();
      assertThat(journal)
          .filteredOn(fork -> fork.role() == Role.MEASURED && fork.point().equals(point))
          .extracting(ForkResult::warmupMillis)
          .containsOnly(List.of(3_000L, 5_500L, 10_000L).get(cell));
    }
    assertThat(VerdictRules.of(plan, journal).estimand())
        .startsWith("throughput in [W, W + 5 s] of a fresh JVM")
        .endsWith("from 3 s to 10 s");
  }

  @Test
  void aPilotEndsAsSoonAsItIsSteady() throws Exception {
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.warmAfterMillis = Map.of(0, 0L, 1, 5_500L, 2, 60_000L);

    Map<Point, Set<Integer>> lengths = new HashMap<>();
    for (ForkResult pilot : pilots(race(plan, truth))) {
      lengths
          .computeIfAbsent(pilot.point(), point -> new HashSet<>())
          .add(pilot.iterations().size());
    }

    // Half-second iterations, of which ten must be steady.
    assertThat(lengths.get(plan.cells().get(0).point())).containsExactly(10);
    assertThat(lengths.get(plan.cells().get(1).point())).containsExactly(11 + 10);
    assertThat(lengths.get(plan.cells().get(2).point())).containsExactly(20 + 10);
  }

  @Test
  void aPilotThatFailsDoesNotProlongTheWarmUpOfTheOthers() throws Exception {
    RunPlan plan = piloted(plan(1, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.failing = FOUR.get(2);

    assertThat(race(plan, truth))
        .filteredOn(fork -> fork.role() == Role.MEASURED)
        .extracting(ForkResult::warmupMillis)
        .containsOnly(3_000L);
  }

  @Test
  void sentinelsLookForAMinuteAfterTheVerdictsAndTellWhetherTheLeaderStillLeads() throws Exception {
    RunPlan plan = withSentinels(plan(4, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.02);
    truth.step = 0.5;

    List<ForkResult> journal = race(plan, truth);

    int checked = 2 * 2 * 3;
    List<ForkResult> sentinels = journal.subList(journal.size() - checked, journal.size());
    assertThat(sentinels).allMatch(fork -> fork.role() == Role.SENTINEL);
    assertThat(sentinels).allMatch(fork -> fork.iterations().size() == 114);
    assertThat(journal.subList(0, journal.size() - checked))
        .noneMatch(fork -> fork.role() == Role.SENTINEL);
    assertThat(VerdictRules.of(plan, journal).cells())
        .flatMap(cell -> cell.lasting().check().stream().toList())
        .hasSize(2)
        .allMatch(check -> check.finding() == LongRunCheck.Finding.CONFIRMED);
  }

  @Test
  void sentinelsAlsoWatchTheBordersOfTheMap() throws Exception {
    RunPlan plan =
        with(
            plan(8, contenders("a", "b"), Order.INTERLEAVED, AMPLE),
            Protocols.USUAL,
            List.of(3, 5, 8),
            0.01);
    Field truth = new Field(0.02);
    truth.step = 0.5;
    truth.reversedFrom = 4;

    List<Point> watched =
        race(plan, truth).stream()
            .filter(fork -> fork.role() == Role.SENTINEL)
            .map(ForkResult::point)
            .distinct()
            .toList();

    assertThat(watched).hasSizeBetween(1, 2);
    assertThat(watched.getLast()).isIn(plan.cells().get(3).point(), plan.cells().get(4).point());
  }
}
