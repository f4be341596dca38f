package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.List;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

/** Negative controls: cells whose answer is known beforehand. */
class NegativeControlsTest {
  private static final Contender TWIN = A.with(Contender.COPY, "2");
  private static final Contender NO_OP = Contender.parse(Contender.NO_OP);
  private static final Cell TWINS = cell(1, A, TWIN);
  private static final Cell IDLE =
      new Cell(cell(2, NO_OP, B).point(), List.of(NO_OP, B), 100, 9e6, false);

  @Test
  void twinsThatCannotBeToldApartAndAVoidNoOpPass() {
    NegativeControls controls =
        controls(
            new JournalBuilder()
                .forks(TWINS, A, 10, 10.1, 9.9)
                .forks(TWINS, TWIN, 10.1, 9.9, 10.05)
                .forks(IDLE, NO_OP, 0.001, 0.001, 0.0011)
                .forks(IDLE, B, 10, 10.1, 9.9));

    assertThat(controls.aaCells()).hasSize(1);
    assertThat(controls.noOps()).hasSize(1);
    assertThat(controls.passed()).isTrue();
    assertThat(controls.upperBound()).isBetween(0.98, 1.0); // one cell says next to nothing
    assertThat(controls.noOps().getFirst().decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(controls.noOps().getFirst().leader()).isEmpty();
  }

  @Test
  void aTwinThatWinsIsAFalseWinner() {
    NegativeControls controls =
        controls(
            new JournalBuilder()
                .forks(TWINS, A, 10, 10.1, 9.9)
                .forks(TWINS, TWIN, 20.1, 19.9, 20.05));

    assertThat(controls.falseWinners()).isEqualTo(1);
    assertThat(controls.passed()).isFalse();
  }

  @Test
  void aNoOpBelowTheLimitIsNotNoticedAndSaidSo() {
    NegativeControls controls =
        controls(
            new JournalBuilder().forks(IDLE, NO_OP, 9.1, 9.2, 9.1).forks(IDLE, B, 10, 10.1, 9.9));

    assertThat(controls.unnoticed()).isEqualTo(1);
    assertThat(controls.passed()).isFalse();
  }

  @Test
  void aNoOpThatFailedIsCaughtAndNothingIsSaidOfWhatWasNotMeasured() {
    JournalBuilder journal = new JournalBuilder().forks(IDLE, B, 10, 10.1, 9.9);

    assertThat(controls(journal).noOps()).isEmpty();
    journal.failed(IDLE, NO_OP, 1, Outcome.Status.WRONG_ANSWER);
    assertThat(controls(journal).noOps()).hasSize(1);
    assertThat(controls(journal).unnoticed()).isZero();
    assertThat(controls(journal).aaCells()).isEmpty();
    assertThat(controls(journal).upperBound()).isEqualTo(1);
  }

  private static NegativeControls controls(JournalBuilder journal) {
    return NegativeControls.of(VerdictRules.of(plan(List.of(3), TWINS, IDLE), journal.journal()));
  }
}
