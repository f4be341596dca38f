package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.race.Races.AMPLE;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.cellOrder;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

/** Which fork is run next. */
class RaceOrderTest {
  @Test
  void everyCellReachesTheFirstLookBeforeAnyCellGoesOn() throws Exception {
    RunPlan plan = plan(5, FOUR, Order.INTERLEAVED, AMPLE);

    List<ForkResult> journal = race(plan, new Field(0.03));

    List<ForkResult> opening = journal.subList(0, 5 * 4 * 3);
    assertThat(opening).allMatch(fork -> fork.block() >= 1 && fork.block() <= 3);
    assertThat(journal.subList(opening.size(), journal.size())).allMatch(fork -> fork.block() > 3);
  }

  @Test
  void aBlockRunsEveryContenderOnceInARowInAnOrderOfItsOwn() throws Exception {
    List<ForkResult> journal =
        race(plan(5, FOUR, Order.INTERLEAVED, AMPLE), new Field(0.03)).subList(0, 60);
    List<List<Contender>> orders = new ArrayList<>();
    for (int from = 0; from < journal.size(); from += 4) {
      List<ForkResult> block = journal.subList(from, from + 4);
      assertThat(block).extracting(ForkResult::point).containsOnly(block.getFirst().point());
      assertThat(block).extracting(ForkResult::block).containsOnly(block.getFirst().block());
      orders.add(block.stream().map(ForkResult::contender).toList());
      assertThat(orders.getLast()).containsExactlyInAnyOrderElementsOf(FOUR);
    }
    assertThat(orders.stream().distinct().count()).isGreaterThan(5);
    assertThat(cellOrder(journal, 1)).isNotEqualTo(cellOrder(journal, 2));
  }

  @Test
  void afterTheFirstLookACellRunsToItsNextLookWithoutAnotherInBetween() throws Exception {
    RunPlan plan = plan(5, FOUR, Order.INTERLEAVED, AMPLE);
    List<ForkResult> journal = race(plan, new Field(0.03));
    List<ForkResult> later = journal.subList(60, journal.size());

    assertThat(later).isNotEmpty();
    for (int i = 1; i < later.size(); i++) {
      ForkResult before = later.get(i - 1);
      if (!before.point().equals(later.get(i).point())) {
        assertThat(before.block()).isIn(5, 8);
      }
    }
  }

  @Test
  void aClearWinnerIsFoundAtTheFirstLookAndItsCellClosed() throws Exception {
    RunPlan plan = plan(4, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.02);
    truth.step = 0.5;

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal).hasSize(4 * 4 * 3);
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_CERTIFIED);
  }

  @Test
  void inASequentialRaceAllForksOfAContenderComeBeforeTheNext() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.SEQUENTIAL, AMPLE);

    List<ForkResult> journal = race(plan, new Field(0.03));

    assertThat(journal).hasSize(4 * 8);
    assertThat(journal.stream().map(ForkResult::contender).distinct()).isEqualTo(FOUR);
    for (int i = 0; i < 4; i++) {
      assertThat(journal.subList(8 * i, 8 * i + 8))
          .extracting(ForkResult::contender)
          .containsOnly(FOUR.get(i));
    }
  }

  @Test
  void everyBlockProbesTheLimitOnce() throws Exception {
    RunPlan plan = plan(2, FOUR, Order.INTERLEAVED, AMPLE, true);

    List<ForkResult> journal = race(plan, new Field(0.03));

    for (int block = 1; block <= 3; block++) {
      int number = block;
      assertThat(journal)
          .filteredOn(fork -> fork.role() == Role.LIMIT && fork.block() == number)
          .hasSize(2);
    }
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> Double.isFinite(verdict.limitTasksPerSecond()));
  }
}
