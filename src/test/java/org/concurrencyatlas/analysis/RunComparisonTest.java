package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.List;
import org.concurrencyatlas.analysis.RunComparison.Relation;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
  private static final Cell DUEL = cell(1, A, B);
  private static final double[] FAST = {10.0, 10.1, 9.9, 10.05, 9.95};
  private static final double[] SLOW = {20.3, 19.9, 20.1, 20.2, 19.8};
  private static final double[] EQUAL = {10.02, 10.08, 9.91, 10.04, 9.97};
  private static final double[] NOISY = {10, 40, 12, 35, 9};

  @Test
  void twoRunsWithOneWinnerSayTheSame() {
    assertThat(relation(FAST, SLOW, FAST, SLOW)).isEqualTo(Relation.SAME);
    assertThat(relation(FAST, NOISY, FAST, NOISY)).isEqualTo(Relation.SAME);
  }

  @Test
  void aRunThatDecidesAndOneThatDoesNotAreCompatible() {
    assertThat(relation(FAST, SLOW, FAST, NOISY)).isEqualTo(Relation.COMPATIBLE);
  }

  @Test
  void twoWinnersContradictEachOther() {
    assertThat(relation(FAST, SLOW, SLOW, FAST)).isEqualTo(Relation.CONTRADICTION);
  }

  @Test
  void aTieContradictsARunInWhichOneOfTheTiedIsFarBehind() {
    RunVerdicts tie = verdicts(DUEL, FAST, EQUAL);

    assertThat(tie.cells().getFirst().decision()).isEqualTo(Decision.TIE);
    assertThat(relation(FAST, EQUAL, FAST, SLOW)).isEqualTo(Relation.CONTRADICTION);
    assertThat(relation(SLOW, FAST, FAST, EQUAL)).isEqualTo(Relation.CONTRADICTION);
    assertThat(relation(FAST, EQUAL, FAST, NOISY)).isEqualTo(Relation.COMPATIBLE);
  }

  @Test
  void onlyCommonCellsAreCompared() {
    RunVerdicts one = verdicts(DUEL, FAST, SLOW);
    RunVerdicts other = verdicts(cell(2, A, B), FAST, SLOW);

    assertThat(RunComparison.of(one, other)).isEmpty();
  }

  private static Relation relation(double[] a, double[] b, double[] otherA, double[] otherB) {
    return RunComparison.of(verdicts(DUEL, a, b), verdicts(DUEL, otherA, otherB))
        .getFirst()
        .relation();
  }

  private static RunVerdicts verdicts(Cell cell, double[] a, double[] b) {
    JournalBuilder journal = new JournalBuilder().forks(cell, A, a).forks(cell, B, b);
    return VerdictRules.of(plan(List.of(5), cell), journal.journal());
  }
}
