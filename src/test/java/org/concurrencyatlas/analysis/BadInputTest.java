package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.C;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;
import static org.concurrencyatlas.analysis.VerdictWords.reason;
import static org.concurrencyatlas.analysis.VerdictWords.warnings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals that no sound run leaves: inconclusive with the reason, never an exception or a winner.
 * Going on with another machine or jar must be asked for: see {@code MeasuredRunTest}.
 */
class BadInputTest {
  private static final Cell CELL = cell(1, A, B, C);
  private static final RunPlan PLAN = plan(List.of(3, 5, 8), CELL, cell(2, A, B));

  /** A journal and a part of what the reader is told. */
  record Bad(String name, List<ForkResult> journal, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bad> journals() {
    return List.of(
        new Bad("no fork", List.of(), "not measured"),
        new Bad("one fork", new JournalBuilder().forks(CELL, A, 10).journal(), "fewer than two"),
        new Bad(
            "one fork each",
            new JournalBuilder().forks(CELL, A, 10).forks(CELL, B, 20).forks(CELL, C, 30).journal(),
            "1 complete blocks"),
        new Bad(
            "identical scores",
            all(new double[] {10, 10, 10}, new double[] {10, 10, 10}, new double[] {10, 10, 10}),
            "variance 0"),
        new Bad(
            "the same factor in every block",
            all(new double[] {10, 11, 12}, new double[] {20, 22, 24}, new double[] {40, 44, 48}),
            "variance 0"),
        new Bad("times that are not numbers", all(Double.NaN), "not positive numbers"),
        new Bad("negative times", all(-10), "not positive numbers"),
        new Bad("times of zero", all(0), "not positive numbers"),
        new Bad("endless times", all(Double.POSITIVE_INFINITY), "not positive numbers"),
        new Bad("only pilots", only(Role.PILOT), "fewer than two"),
        new Bad("only sentinels", only(Role.SENTINEL), "fewer than two"));
  }

  @ParameterizedTest
  @MethodSource("journals")
  void nothingIsConcludedAndTheReasonIsTold(Bad bad) {
    CellVerdict verdict = VerdictRules.of(PLAN, bad.journal()).cells().getFirst();

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.p()).isEqualTo(1);
    assertThat(reasons(verdict)).anyMatch(line -> line.contains(bad.told()));
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.Status.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void contendersThatNeverSucceededAreVoidAndNobodyLeads(Outcome.Status status) {
    JournalBuilder journal = new JournalBuilder();
    for (int block = 1; block <= 3; block++) {
      journal.failed(CELL, A, block, status);
      journal.failed(CELL, B, block, status);
      journal.failed(CELL, C, block, status);
    }

    CellVerdict verdict = VerdictRules.of(PLAN, journal.journal()).cells().getFirst();

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.leader()).isEmpty();
    assertThat(verdict.results())
        .allMatch(result -> result.state() == ContenderResult.State.VOID)
        .noneMatch(result -> reason(result).isBlank());
    assertThat(warnings(verdict)).contains("no verdict: fewer than two contenders succeeded");
  }

  @Test
  void forksOfTwoProtocolsAreNotCompared() {
    double[] fast = {10, 10.1, 9.9, 10.05, 9.95};
    double[] slow = {20, 20.1, 19.9, 20.05, 19.95};
    JournalBuilder journal = new JournalBuilder().forks(CELL, A, fast).forks(CELL, B, slow);
    journal.forks(CELL, C, slow).longer(CELL, A, 6, 10);

    CellVerdict verdict = VerdictRules.of(PLAN, journal.journal()).cells().getFirst();

    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.leader()).isEmpty();
    assertThat(warnings(verdict)).anyMatch(line -> line.contains("different protocols"));
  }

  @Test
  void forksOfTwoEnvironmentsAreNotCompared() {
    double[] fast = {10, 10.1, 9.9, 10.05, 9.95};
    double[] slow = {20, 20.1, 19.9, 20.05, 19.95};
    JournalBuilder journal = new JournalBuilder().forks(CELL, A, fast).forks(CELL, B, slow);
    journal.forks(CELL, C, slow).elsewhere(CELL, A, 6, 10);

    RunVerdicts verdicts = VerdictRules.of(PLAN, journal.journal());

    CellVerdict verdict = verdicts.cells().getFirst();
    assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(verdict.leader()).isEmpty();
    assertThat(warnings(verdict)).anyMatch(line -> line.contains("different environments"));
    assertThat(warnings(verdicts)).anyMatch(line -> line.contains("another environment"));
  }

  @Test
  void aJournalInAnyOrderWithAnyGapsIsReadWithoutAnException() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<ForkResult> journal =
          new ArrayList<>(
              all(
                  new double[] {10, 10.1, 9.9},
                  new double[] {10, 9.9, 10.1},
                  new double[] {10, 1}));
      journal.addAll(only(Role.LIMIT));
      journal.addAll(only(Role.SENTINEL));
      journal.removeIf(fork -> random.nextInt(4) == 0);
      Collections.shuffle(journal, random);

      assertThat(VerdictRules.of(PLAN, journal).cells())
          .as("seed %s", seed)
          .extracting(CellVerdict::decision)
          .doesNotContain(Decision.WIN_CERTIFIED);
      assertThat(RunAnalysis.of(PLAN, journal).crossovers()).isEmpty();
      assertThat(RunAnalysis.of(PLAN, journal).curves()).isEmpty();
      assertThat(PermutationTest.of(PLAN, journal, 5, seed).withWinner()).isLessThan(5);
    }
  }

  private static List<String> reasons(CellVerdict verdict) {
    List<String> reasons = new ArrayList<>(warnings(verdict));
    verdict.results().forEach(result -> reasons.add(reason(result)));
    return reasons;
  }

  private static List<ForkResult> all(double millis) {
    double[] same = {millis, millis, millis};
    return all(same, same, same);
  }

  private static List<ForkResult> all(double[] a, double[] b, double[] c) {
    return new JournalBuilder().forks(CELL, A, a).forks(CELL, B, b).forks(CELL, C, c).journal();
  }

  private static List<ForkResult> only(Role role) {
    JournalBuilder journal = new JournalBuilder();
    for (int block = 1; block <= 3; block++) {
      journal.add(CELL, A, block, 0, role, Outcome.OK, 10);
      journal.add(CELL, B, block, 0, role, Outcome.OK, 20);
    }
    return journal.journal();
  }
}
