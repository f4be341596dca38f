package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.race.Races.AMPLE;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.contenders;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.StopReason;
import org.junit.jupiter.api.Test;

/** Forks that fail or are disturbed. */
class RaceFaultTest {
  @Test
  void aContenderThatFailsTwiceIsNotRunAgain() throws Exception {
    RunPlan plan = plan(2, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.03);
    truth.failing = Contender.parse("c");

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal.stream().filter(fork -> fork.contender().equals(truth.failing)))
        .hasSize(2 * 2);
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> !verdict.survivors().contains(truth.failing));
  }

  @Test
  void aForkThatTheMachineLostIsRunAgainAndDoesNotCountAgainstItsContender() throws Exception {
    RunPlan plan = plan(2, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.02);
    truth.step = 0.5;
    truth.failing = FOUR.getFirst();
    truth.failure = new Outcome(Outcome.Status.MACHINE_FAILED, "No space left on device");
    truth.failingFork = request -> request.block() == 2 && request.attempt() < 2;

    List<ForkResult> journal = race(plan, truth);

    assertThat(
            journal.stream()
                .filter(fork -> fork.block() == 2 && fork.contender().equals(truth.failing))
                .filter(fork -> fork.point().equals(plan.cells().getFirst().point()))
                .map(fork -> fork.outcome().ok()))
        .containsExactly(false, false, true);
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(cell -> cell.decision() == Decision.WIN_CERTIFIED)
        .allMatch(cell -> cell.leader().equals(Optional.of(truth.failing)));
  }

  @Test
  void aContenderWhoseForksTheMachineAllLostIsNotMeasuredRatherThanBad() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.02);
    truth.failing = FOUR.getLast();
    truth.failure = new Outcome(Outcome.Status.MACHINE_FAILED, "No space left on device");

    CellVerdict cell = VerdictRules.of(plan, race(plan, truth)).cells().getFirst();

    assertThat(cell.results().getLast().exclusion().map(ReasonText::of))
        .contains("not measured, the machine failed: No space left on device");
  }

  @Test
  void aCellWithoutTwoWorkingContendersDoesNotHoldUpTheOthers() throws Exception {
    RunPlan plan = plan(2, contenders("a", "c"), Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.03);
    truth.failing = Contender.parse("c");
    Log log = new Log();

    race(plan, truth, List.of(), log);

    assertThat(log.closed.values()).containsOnly(new StopReason.NoContest());
  }

  @Test
  void disturbedForksAreRepeatedAtMostTwiceAndAllJournaled() throws Exception {
    RunPlan plan = plan(4, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.03);
    truth.throttled =
        request -> request.block() == 2 && request.contender().equals(FOUR.getFirst());

    List<ForkResult> journal = race(plan, truth);

    assertThat(
            journal.stream()
                .filter(f -> f.block() == 2 && f.contender().equals(FOUR.getFirst()))
                .filter(f -> f.point().equals(plan.cells().getFirst().point()))
                .map(ForkResult::attempt))
        .containsExactly(0, 1, 2);
    assertThat(VerdictRules.of(plan, journal).noisy()).isFalse();
  }

  @Test
  void aMachineThatIsNeverQuietIsNotMeasuredThriceAndNothingIsCertified() throws Exception {
    RunPlan plan = plan(4, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.02);
    truth.step = 0.5;
    truth.throttled = request -> true;

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal.size()).isLessThan(4 * 4 * 3 + 20);
    assertThat(VerdictRules.of(plan, journal).noisy()).isTrue();
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_PROVISIONAL);
  }
}
