package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;
import static org.concurrencyatlas.analysis.VerdictWords.reason;

import java.util.List;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.verdict.ContenderResult;
import org.junit.jupiter.api.Test;

/** Which attempt of a fork counts, for all that tell of a run. */
class RepeatedForksTest {
  private static final Cell DUEL = cell(1, A, B);

  /** A disturbed fork in block 2 whose repeat failed: the verdict once said so, and charts not. */
  private static final List<ForkResult> JOURNAL =
      new JournalBuilder()
          .forks(DUEL, A, 10, 10.1, 9.9)
          .forks(DUEL, B, 12, 19, 12.1)
          .add(DUEL, B, 2, 1, Role.MEASURED, new Outcome(Outcome.Status.TIMED_OUT, ""), Double.NaN)
          .journal();

  @Test
  void theLastAttemptCountsAlsoWhenItFailed() {
    assertThat(Attempts.last(JOURNAL))
        .hasSize(6)
        .filteredOn(fork -> fork.contender().equals(B) && fork.block() == 2)
        .singleElement()
        .matches(fork -> !fork.outcome().ok());
  }

  @Test
  void verdictAndReportCountTheSameForks() {
    ContenderResult result =
        VerdictRules.of(plan(List.of(3), DUEL), JOURNAL).cells().getFirst().results().getLast();

    assertThat(result.contender()).isEqualTo(B);
    assertThat(reason(result)).isEqualTo("1 of 3 forks: timed out");
    assertThat(new ForksByContender(JOURNAL).measured(DUEL.point(), B))
        .extracting(ForkResult::block)
        .containsExactly(1, 3);
    assertThat(result.forkTasksPerSecond()).hasSize(2);
  }
}
