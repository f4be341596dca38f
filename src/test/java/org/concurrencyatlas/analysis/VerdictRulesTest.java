package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.C;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;
import static org.concurrencyatlas.analysis.VerdictWords.reason;
import static org.concurrencyatlas.analysis.VerdictWords.stopped;
import static org.concurrencyatlas.analysis.VerdictWords.warnings;

import java.util.List;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.StudentT;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;

/** What a journal of a few forks says, and what it must not say. */
class VerdictRulesTest {
  private static final Cell DUEL = cell(1, A, B);
  private static final double[] FAST = {10.0, 10.1, 9.9, 10.05, 9.95};
  private static final double[] FAST_TOO = {10.1, 9.9, 10.1, 10.0, 9.8};
  private static final double[] SLOW = {20.3, 19.9, 20.1, 20.2, 19.8};

  @Test
  void aContenderTwiceAsFastInEveryBlockWins() {
    CellVerdict verdict = duel(List.of(3, 5), FAST, SLOW);

    assertThat(verdict.decision()).isEqualTo(Decision.WIN_CERTIFIED);
    assertThat(verdict.leader()).contains(A);
    assertThat(verdict.survivors()).containsExactly(A);
    assertThat(standing(verdict, 1).state()).isEqualTo(ContenderResult.State.BEATEN);
    assertThat(reason(standing(verdict, 1))).startsWith("beaten by a at");
    assertThat(stopped(verdict)).startsWith("won after");
  }

  @Test
  void theFormulasAreThoseOfTheText() {
    // With fewer than 8 pairs there is no pool: a plain paired t on the first three blocks.
    CellVerdict verdict = duel(List.of(3), FAST, SLOW);
    double[] d = new double[3];
    for (int b = 0; b < 3; b++) {
      d[b] = Math.log(SLOW[b] / FAST[b]);
    }
    double mean = (d[0] + d[1] + d[2]) / 3;
    double error = Math.sqrt(((sq(d[0] - mean) + sq(d[1] - mean) + sq(d[2] - mean)) / 2) / 3);
    double half = StudentT.upperQuantile(0.025 * 0.95, 2) * error;

    assertThat(verdict.p())
        .isCloseTo(2 * StudentT.upperTail(mean / error, 2) / 0.95, within(1e-12));
    assertThat(standing(verdict, 1).ratioToLeader().estimate())
        .isCloseTo(Math.exp(-mean), within(1e-9));
    assertThat(standing(verdict, 1).ratioToLeader().low())
        .isCloseTo(Math.exp(-mean - half), within(1e-9));
    assertThat(standing(verdict, 1).ratioToLeader().high())
        .isCloseTo(Math.exp(-mean + half), within(1e-9));
    double certified = StudentT.upperQuantile(0.05 / 2 * 0.95, 2) + StudentT.upperQuantile(0.2, 2);
    assertThat(verdict.resolution()).isCloseTo(Math.expm1(certified * error), within(1e-9));
  }

  @Test
  void aVarianceIsNotBelievedThatIsBelowWhatTheIterationsImply() {
    double[] ahead = {9.74, 9.72, 9.74};
    double[] behind = {10, 10, 10};
    CellVerdict steady = duel(List.of(3), ahead, behind);
    CellVerdict restless =
        verdict(
            plan(List.of(3), DUEL),
            new JournalBuilder().scattering(0.02).forks(DUEL, A, ahead).forks(DUEL, B, behind));
    double mean = Math.log(1e9 / (9.74 * 9.72 * 9.74 * 1e6)) / 3;
    // steps of ±d, in turn from block to block: of each contender d²/3, of the difference 2d²/3
    double error = Math.log(1.02 / 0.98) * Math.sqrt(2.0 / 3 / 3);

    assertThat(steady.decision()).isEqualTo(Decision.WIN_CERTIFIED);
    assertThat(restless.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(restless.p())
        .isCloseTo(2 * StudentT.upperTail(mean / error, 2) / 0.95, within(1e-9));
  }

  @Test
  void shuffledForksScatterInsideAsTheyDid() {
    double[] restless = {10.1, 9.9, 10.11, 9.89};
    double[] calm = {10, 10, 10, 10};
    RunPlan plan = plan(List.of(4), DUEL);
    JournalBuilder steady = new JournalBuilder().forks(DUEL, A, restless).forks(DUEL, B, calm);
    JournalBuilder scattered =
        new JournalBuilder().scattering(0.02).forks(DUEL, A, restless).forks(DUEL, B, calm);

    // two shuffles of sixteen give one contender all that is fast
    assertThat(PermutationTest.of(plan, steady.journal(), 400, 1).rate()).isBetween(0.08, 0.17);
    assertThat(PermutationTest.of(plan, scattered.journal(), 400, 1).withWinner()).isZero();
  }

  @Test
  void aThroughputIsTheGeometricMeanOfItsForksWithStudentsInterval() {
    CellVerdict verdict = duel(List.of(3), new double[] {10, 10, 10.3}, SLOW);
    ContenderResult leader = standing(verdict, 0);
    double estimate = 100 / (Math.cbrt(10 * 10 * 10.3) / 1e3);

    assertThat(leader.tasksPerSecond().estimate()).isCloseTo(estimate, within(1e-6));
    assertThat(leader.forkTasksPerSecond().getFirst()).isCloseTo(10_000, within(1e-9));
    double s = Math.log(1.03) / Math.sqrt(3);
    assertThat(leader.tasksPerSecond().high())
        .isCloseTo(
            estimate * Math.exp(StudentT.upperQuantile(0.025, 2) * s / Math.sqrt(3)), within(1e-6));
    assertThat(leader.usage().cpuNanosPerTask()).isEqualTo(5e4);
    assertThat(leader.usage().peakThreads()).isEqualTo(12);
  }

  @Test
  void equalContendersWithLittleNoiseTie() {
    CellVerdict verdict =
        duel(
            List.of(5),
            new double[] {10, 10.02, 9.99, 10.01, 10},
            new double[] {10.01, 10, 10.01, 9.99, 10.01});

    assertThat(verdict.decision()).isEqualTo(Decision.TIE);
    assertThat(verdict.survivors()).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void aLeaderThatCanHardlyBeWorseByMoreThanEpsilonIsEpsilonBest() {
    CellVerdict verdict =
        duel(
            List.of(5),
            new double[] {10, 10, 10, 10, 10},
            new double[] {10.25, 10.0, 10.8, 10.05, 10.55});

    assertThat(verdict.decision()).isEqualTo(Decision.EPSILON_BEST);
    assertThat(verdict.leader()).contains(A);
  }

  @Test
  void noisyForksDecideNothingButTellWhatCouldBeSeen() {
    CellVerdict verdict = duel(List.of(3), new double[] {10, 14, 12}, new double[] {13, 11, 12.5});

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.resolution()).isGreaterThan(0.3);
    assertThat(verdict.survivors()).hasSize(2);
  }

  @Test
  void aRestlessRivalFarBehindDoesNotBlurTheFirstTwo() {
    Cell cell = cell(1, A, B, C);
    JournalBuilder two = new JournalBuilder().forks(cell, A, FAST).forks(cell, B, FAST_TOO);
    JournalBuilder three =
        new JournalBuilder()
            .forks(cell, A, FAST)
            .forks(cell, B, FAST_TOO)
            .forks(cell, C, 60, 200, 90, 400, 30);

    assertThat(verdict(plan(List.of(5), cell), three).resolution())
        .as("a third contender is paid for, its restlessness is not")
        .isCloseTo(verdict(plan(List.of(5), cell(1, A, B)), two).resolution(), withinPercentage(20))
        .isLessThan(0.1);
  }

  @Test
  void verdictsAreDrawnOnlyAtPlannedLooks() {
    CellVerdict two = duel(List.of(3, 5), new double[] {10, 10.1}, new double[] {20, 20.1});
    CellVerdict four =
        duel(List.of(3, 5), new double[] {10, 12, 11, 10}, new double[] {12, 11, 12, 90});

    assertThat(two.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(two.p()).isEqualTo(1);
    assertThat(warnings(two)).anyMatch(w -> w.contains("2 complete blocks"));
    assertThat(standing(two, 0).tasksPerSecond().low()).isNaN();
    assertThat(four.blocks()).isEqualTo(3);
    assertThat(four.p())
        .isEqualTo(duel(List.of(3, 5), new double[] {10, 12, 11}, new double[] {12, 11, 12}).p());
  }

  @Test
  void failedContendersAreVoidWithTheirReasonAndNeverWin() {
    JournalBuilder journal =
        new JournalBuilder()
            .forks(DUEL, A, 1, 1)
            .failed(DUEL, A, 3, Outcome.Status.WRONG_ANSWER)
            .forks(DUEL, B, SLOW[0], SLOW[1], SLOW[2]);

    CellVerdict verdict = verdict(plan(List.of(3), DUEL), journal);

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.leader()).contains(B);
    assertThat(standing(verdict, 1).state()).isEqualTo(ContenderResult.State.VOID);
    assertThat(reason(standing(verdict, 1))).isEqualTo("1 of 3 forks: wrong answer");
    assertThat(warnings(verdict)).anyMatch(w -> w.startsWith("no verdict: fewer than two"));
  }

  @Test
  void theOthersRaceOnWithoutAFailedContender() {
    Cell cell = cell(1, A, B, C);
    JournalBuilder journal =
        new JournalBuilder()
            .forks(cell, A, FAST)
            .forks(cell, B, SLOW)
            .failed(cell, C, 1, Outcome.Status.OUT_OF_MEMORY)
            .failed(cell, C, 2, Outcome.Status.OUT_OF_MEMORY);

    CellVerdict verdict = verdict(plan(List.of(5), cell), journal);

    assertThat(verdict.decision()).isEqualTo(Decision.WIN_CERTIFIED);
    assertThat(reason(standing(verdict, 2))).isEqualTo("out of memory");
  }

  @Test
  void impossibleTimesAreNoWinner() {
    for (double impossible : new double[] {Double.NaN, -1, 0, Double.POSITIVE_INFINITY}) {
      CellVerdict verdict =
          duel(List.of(3), new double[] {impossible, impossible, impossible}, SLOW);

      assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
      assertThat(verdict.leader()).contains(B);
      assertThat(reason(standing(verdict, 1))).contains("not positive numbers");
    }
  }

  @Test
  void identicalScoresAreNotTested() {
    CellVerdict verdict = duel(List.of(3), new double[] {10, 10, 10}, new double[] {20, 20, 20});

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(warnings(verdict)).anyMatch(w -> w.contains("variance 0"));
  }

  @Test
  void anEmptyJournalIsInconclusiveEverywhere() {
    RunVerdicts verdicts =
        VerdictRules.of(plan(List.of(3, 5, 8), DUEL, cell(2, A, B, C)), List.of());

    assertThat(verdicts.cells())
        .extracting(CellVerdict::decision)
        .containsOnly(Decision.INCONCLUSIVE);
    assertThat(warnings(verdicts)).anyMatch(w -> w.contains("empty"));
    assertThat(verdicts.resolution()).isNaN();
    assertThat(verdicts.estimand()).isEqualTo("throughput in [3 s, 8 s] of a fresh JVM");
  }

  @Test
  void oneForkIsInconclusiveWithTheReason() {
    CellVerdict verdict = duel(List.of(3), new double[] {10}, new double[] {});

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(reason(standing(verdict, 1))).isEqualTo("not measured");
    assertThat(warnings(verdict)).isNotEmpty();
  }

  @Test
  void ofARepeatedForkTheLastAttemptCounts() {
    JournalBuilder journal =
        new JournalBuilder()
            .forks(DUEL, A, 10.0, 500, 9.9)
            .repeated(DUEL, A, 2, 10.1)
            .forks(DUEL, B, SLOW[0], SLOW[1], SLOW[2]);

    assertThat(verdict(plan(List.of(3), DUEL), journal).p())
        .isEqualTo(duel(List.of(3), new double[] {10.0, 10.1, 9.9}, SLOW).p());
  }

  @Test
  void onlyBlocksInWhichBothSucceededArePaired() {
    JournalBuilder journal = new JournalBuilder().forks(DUEL, A, 10, 10.1, 9.9);
    double[] rival = {20.3, 19.9, 20.1};
    for (int i = 0; i < 3; i++) {
      journal.add(DUEL, B, i + 2, 0, Role.MEASURED, Outcome.OK, rival[i]);
    }

    CellVerdict verdict = verdict(plan(List.of(3), DUEL), journal);

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(standing(verdict, 1).ratioToLeader().estimate())
        .isCloseTo(Math.sqrt(10.1 * 9.9 / (20.3 * 19.9)), within(1e-9));
  }

  @Test
  void pilotsSentinelsAndProbesTakeNoPartInInference() {
    JournalBuilder journal = new JournalBuilder();
    journal.add(DUEL, A, 0, 0, Role.PILOT, Outcome.OK, 900);
    journal.forks(DUEL, A, FAST).forks(DUEL, B, SLOW).limit(DUEL, 1, 9);
    journal.add(DUEL, B, 6, 0, Role.SENTINEL, Outcome.OK, 0.001);

    CellVerdict verdict = verdict(plan(List.of(5), DUEL), journal);

    assertThat(verdict.p()).isEqualTo(duel(List.of(5), FAST, SLOW).p());
    assertThat(standing(verdict, 0).forkTasksPerSecond()).hasSize(5);
  }

  @Test
  void theLimitIsTheLargerOfWhatIsKnownAndWhatWasProbed() {
    Cell known = new Cell(DUEL.point(), DUEL.contenders(), 100, 9.8e6, true);
    JournalBuilder journal =
        new JournalBuilder()
            .forks(known, A, FAST)
            .forks(known, B, FAST)
            .limit(known, 1, 9.9)
            .limit(known, 2, 9.9)
            .limit(known, 3, 9.9);

    CellVerdict verdict = verdict(plan(List.of(5), known), journal);

    assertThat(verdict.limitTasksPerSecond()).isCloseTo(100 / 9.9e-3, within(1e-6));
    assertThat(standing(verdict, 0).shareOfLimit().estimate()).isCloseTo(0.99, within(1e-3));
    assertThat(verdict.limitBound()).isTrue();
  }

  @Test
  void aCellInWhichSomeoneBeatsThePhysicalLimitIsVoid() {
    Cell bounded = new Cell(DUEL.point(), DUEL.contenders(), 100, 10.5e6, false);
    JournalBuilder journal = new JournalBuilder().forks(bounded, A, FAST).forks(bounded, B, SLOW);

    CellVerdict verdict = verdict(plan(List.of(5), bounded), journal);

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.leader()).isEmpty();
    assertThat(verdict.p()).isEqualTo(1);
    assertThat(warnings(verdict)).anyMatch(w -> w.contains("defect of measurement"));
  }

  @Test
  void forksOfAnotherPlanAreLeftOutAndSaidSo() {
    Cell stranger = cell(99, A, B);
    JournalBuilder journal =
        new JournalBuilder()
            .forks(DUEL, A, FAST)
            .forks(DUEL, B, SLOW)
            .forks(stranger, A, 1, 2, 3)
            .forks(DUEL, C, 1, 1, 1);

    RunVerdicts verdicts = VerdictRules.of(plan(List.of(5), DUEL), journal.journal());

    assertThat(warnings(verdicts)).anyMatch(w -> w.startsWith("6 forks are not of this plan"));
    assertThat(verdicts.cells().getFirst().decision()).isEqualTo(Decision.WIN_CERTIFIED);
  }

  private static CellVerdict duel(List<Integer> looks, double[] a, double[] b) {
    return verdict(plan(looks, DUEL), new JournalBuilder().forks(DUEL, A, a).forks(DUEL, B, b));
  }

  private static CellVerdict verdict(RunPlan plan, JournalBuilder journal) {
    return VerdictRules.of(plan, journal.journal()).cells().getFirst();
  }

  private static ContenderResult standing(CellVerdict verdict, int place) {
    return verdict.results().get(place);
  }

  private static double sq(double x) {
    return x * x;
  }
}
