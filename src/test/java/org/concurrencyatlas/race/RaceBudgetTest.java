package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.VerdictWords.stopped;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.piloted;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;

import java.util.List;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

/** How a race uses its time. */
class RaceBudgetTest {
  @Test
  void theBudgetHoldsWithinOneFork() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, 9_000 * 4 * 2 - 5_000);
    Log log = new Log();

    List<ForkResult> journal = race(plan, new Field(0.03), List.of(), log);

    assertThat(journal).hasSize(4 * 2);
    assertThat(log.stopped).isEqualTo("spent the budget of 67 s");
  }

  /** Repeats once took as long again as the budget. */
  @Test
  void repeatsComeOutOfTheBudgetToo() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, 30_000);
    Field truth = new Field(0.03);
    truth.throttledOneIn(1);

    List<ForkResult> journal = race(plan, truth, List.of(), new Log());

    assertThat(journal.stream().mapToLong(ForkResult::elapsedMillis).sum())
        .isBetween(30_000L, 30_000L + 9_000L);
  }

  @Test
  void noLookIsBegunThatTheBudgetCannotFinish() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, 9_000 * 4 * 4);
    Log log = new Log();

    assertThat(race(plan, new Field(0.03), List.of(), log)).hasSize(4 * 3);
    assertThat(log.stopped).startsWith("no further look fits into the budget");
  }

  @Test
  void aBudgetTooShortForAllCellsBringsSomeToAVerdictAndNamesTheOthers() throws Exception {
    RunPlan plan = piloted(plan(6, FOUR, Order.INTERLEAVED, 600_000));
    Field truth = new Field(0.02);
    truth.step = 0.3;
    Log log = new Log();

    List<CellVerdict> verdicts = VerdictRules.of(plan, race(plan, truth, List.of(), log)).cells();

    assertThat(verdicts.stream().filter(v -> v.decision() == Decision.WIN_CERTIFIED)).hasSize(3);
    assertThat(verdicts.stream().filter(v -> v.blocks() == 0))
        .hasSize(3)
        .allMatch(v -> stopped(v).matches("not measured: 5[0-9]{2} of the budget of 600 s used"));
    assertThat(log.stopped).isEqualTo("no further look fits into the budget of 600 s");
  }

  @Test
  void cellsThatWereLeftOutAtFirstComeWhenTheyAreAffordable() throws Exception {
    // By the longest warm-up allowed one cell fits; as the pilots find it, all three do.
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, 550_000));
    Field truth = new Field(0.02);
    truth.step = 0.3;

    List<ForkResult> journal = race(plan, truth);

    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_CERTIFIED);
    assertThat(journal.stream().map(ForkResult::point).distinct()).hasSize(3);
  }

  @Test
  void progressCountsDownAndNeverPromisesMoreThanTheBudget() throws Exception {
    RunPlan plan = plan(3, FOUR, Order.INTERLEAVED, 400_000);
    Log log = new Log();

    race(plan, new Field(0.03), List.of(), log);

    Progress first = log.progress.getFirst();
    assertThat(first.forksDone()).isZero();
    assertThat(first.forksExpected()).isBetween(3 * 4 * 3, 3 * 4 * 8);
    assertThat(log.progress.subList(0, 3 * 4 * 3))
        .as("up to the first look nothing is learnt, within a block or between two")
        .allMatch(p -> p.forksExpected() == first.forksExpected());
    assertThat(log.progress)
        .allMatch(p -> p.remaining().plus(p.elapsed()).toMillis() <= 400_000 + 9_000 * 4);
  }
}
