package org.concurrencyatlas.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.concurrencyatlas.race.JournaledForks;
import org.concurrencyatlas.race.RaceListener;
import org.concurrencyatlas.race.SimulatedForks;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.stats.BinomialBounds;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateRow.Finding;
import org.concurrencyatlas.verdict.gate.GateVerdict;
import org.concurrencyatlas.verdict.gate.GateVerdict.Outcome;
import org.junit.jupiter.api.Test;

/** What a gate says of simulated forks whose truth is known. */
class GateRulesTest {
  private static final long SEED = 20_261_201;

  @Test
  void identicalJarsPassAndTheControlsComeOutRight() {
    GateVerdict verdict = calm(5, 4).run(SEED);

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.rows()).hasSize(20);
    assertThat(verdict.controls()).hasSize(2).allMatch(GateControl::passed);
  }

  @Test
  void aSlowdownOfTenPercentIsFoundWhereItIsAndNowhereElse() {
    SimulatedGate gate = calm(5, 4);
    gate.slowdown[7] = Math.log(1.1);

    GateVerdict verdict = gate.run(SEED);

    assertThat(verdict.outcome()).isEqualTo(Outcome.SLOWER);
    GateRow worst = verdict.rows().getFirst();
    assertThat(worst.finding()).isEqualTo(Finding.SLOWER);
    assertThat(worst.point().parameter("n")).isEqualTo(1);
    assertThat(worst.contender().toString()).isEqualTo("m3");
    assertThat(worst.slowdown().estimate()).isCloseTo(1.1, within(0.03));
    assertThat(worst.blocks()).isEqualTo(GatePlan.CONFIRMING_BLOCKS);
    assertThat(verdict.rows().subList(1, 20)).noneMatch(row -> row.finding() == Finding.SLOWER);
  }

  @Test
  void aSlowdownWithinWhatIsAllowedPasses() {
    SimulatedGate gate = calm(5, 4);
    gate.slowdown[7] = Math.log(1.01);

    assertThat(gate.run(SEED).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aSessionWhoseSlowedCopyIsNotFoundIsNotBelieved() {
    SimulatedGate gate = calm(2, 2);
    gate.seenOfSlowed = 0;
    gate.slowdown[3] = Math.log(1.2);

    assertThat(gate.run(SEED).outcome()).isEqualTo(Outcome.NOT_COMPARED);
  }

  @Test
  void aSessionThatTellsABaselineFromItselfIsNotBelieved() {
    SimulatedGate gate = calm(2, 2);
    gate.copyOff = 0.1;

    assertThat(gate.run(SEED).outcome()).isEqualTo(Outcome.NOT_COMPARED);
  }

  @Test
  void aCandidateThatFailsIsNamedAndNeverPasses() {
    SimulatedGate gate = calm(2, 2);
    gate.failing =
        request ->
            request.contender().variant().equals(GatePlan.CANDIDATE)
                && request.contender().model().equals("m1")
                && request.cell().point().parameter("n") == 1;

    GateVerdict verdict = gate.run(SEED);

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_COMPARED);
    assertThat(verdict.rows().getFirst().reason())
        .isEqualTo("the candidate failed: no such workload");
    assertThat(gate.journal(SEED).stream().filter(fork -> !fork.outcome().ok()))
        .as("one that failed is not run again")
        .hasSize(1);
  }

  @Test
  void storedForksScreenAndAShiftOfTheSessionIsNoRegression() throws Exception {
    GateVerdict verdict = calm(5, 4).run(SEED, 0.03, true);

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.shift()).isCloseTo(1.03, within(0.01));
    assertThat(verdict.rows())
        .filteredOn(row -> row.finding() == Finding.NOT_SUSPECTED)
        .as("beyond the shift most rows are not suspicious")
        .hasSizeGreaterThan(8);
  }

  @Test
  void aSlowdownIsFoundByStoredForksAndConfirmedByFreshOnes() throws Exception {
    SimulatedGate gate = calm(5, 4);
    gate.slowdown[7] = Math.log(1.1);

    GateVerdict verdict = gate.run(SEED, 0.03, true);

    assertThat(verdict.outcome()).isEqualTo(Outcome.SLOWER);
    assertThat(verdict.rows().getFirst().contender().toString()).isEqualTo("m3");
  }

  @Test
  void withoutTheBaselineTheGateOnlyAdvises() throws Exception {
    SimulatedGate gate = calm(5, 4);
    gate.slowdown[7] = Math.log(1.1);

    GateVerdict verdict = gate.run(SEED, 0, false);

    assertThat(verdict.outcome()).isEqualTo(Outcome.ADVISORY);
    assertThat(verdict.rows().getFirst().finding()).isEqualTo(Finding.SUSPECTED);
    assertThat(verdict.rows().getFirst().contender().toString()).isEqualTo("m3");
  }

  @Test
  void aBudgetThatEndsFirstPassesNothing() {
    GateVerdict verdict = calm(5, 4).budget(Duration.ofMinutes(2)).run(SEED);

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.rows()).anyMatch(row -> row.finding() == Finding.UNDECIDED);
  }

  @Test
  void aNoisySessionIsJudgedByItsControls() {
    SimulatedGate gate = calm(2, 2);
    gate.throttled = request -> request.attempt() == 0;

    assertThat(gate.run(SEED).noisy()).isTrue();
    assertThat(gate.run(SEED).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aGateThatIsResumedSaysWhatItWouldHaveSaid() throws Exception {
    SimulatedGate gate = calm(2, 2);
    gate.slowdown[1] = Math.log(1.1);
    List<ForkResult> whole = gate.journal(SEED);

    for (int done : new int[] {0, 5, 13, 24, whole.size() - 1}) {
      var forks = new SimulatedForks(SEED, gate);
      List<ForkResult> resumed =
          new GateRace(
                  gate.plan(SEED, 0.02),
                  new JournaledForks(forks, fork -> {}, new RaceListener() {}, forks))
              .run(whole.subList(0, done));

      assertThat(resumed.stream().map(ForkResult::contender))
          .as("after %d forks", done)
          .containsExactlyElementsOf(whole.stream().map(ForkResult::contender).toList());
    }
  }

  /** At most 5 % by the rule; few gates in the normal run, so that the bound is loose. */
  @Test
  void identicalJarsHardlyEverFailABuild() {
    int gates = 60;
    long alarms =
        IntStream.range(0, gates)
            .parallel()
            .filter(i ->
                new SimulatedGate(20, 4, 0.02, 0.045, SEED + i).run(SEED + i).outcome()
                    == Outcome.SLOWER)
            .count();

    assertThat(BinomialBounds.lowerBound((int) alarms, gates, 0.99))
        .as("%d alarms of %d gates, seed %d", alarms, gates, SEED)
        .isLessThanOrEqualTo(0.05);
  }

  private static SimulatedGate calm(int cells, int contenders) {
    return new SimulatedGate(cells, contenders, 0.01, 0.02, SEED);
  }
}
