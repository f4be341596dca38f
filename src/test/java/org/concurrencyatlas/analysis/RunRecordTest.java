package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.history.RunRecord;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;
import org.junit.jupiter.api.Test;

/** What a history keeps of a run. */
class RunRecordTest {
  private static final Cell CELL =
      JournalBuilder.cell(1, JournalBuilder.A, JournalBuilder.B, JournalBuilder.C);

  @Test
  void aRowIsTheMeanOfTheForksLogSecondsABatch() {
    HistoryRun run =
        RunRecord.of(session(new JournalBuilder().forks(CELL, JournalBuilder.A, 10, 40)));

    HistoryRow row = run.rows().getFirst();
    assertThat(run.rows()).hasSize(1);
    assertThat(row.logNeed()).isCloseTo(Math.log(0.020), within(1e-12));
    assertThat(row.forks()).isEqualTo(2);
    assertThat(row.value()).isCloseTo(100 / 0.020, within(1e-6));
    assertThat(run.name()).isEqualTo("run-7");
    assertThat(run.settings())
        .containsEntry("jar", "0123abcd")
        .containsEntry("JVM", "25")
        .containsKey(RunRecord.CELLS);
  }

  @Test
  void onlyTheLastAttemptOfAForkCounts() {
    HistoryRun run =
        RunRecord.of(
            session(
                new JournalBuilder()
                    .forks(CELL, JournalBuilder.A, 10, 999)
                    .repeated(CELL, JournalBuilder.A, 2, 10)));

    assertThat(run.rows().getFirst().logNeed()).isCloseTo(Math.log(0.010), within(1e-12));
  }

  @Test
  void whoFailedHasNoRowAndAForkThatWasLostDoesNotCount() {
    HistoryRun run =
        RunRecord.of(
            session(
                new JournalBuilder()
                    .forks(CELL, JournalBuilder.A, 10, 10)
                    .failed(CELL, JournalBuilder.A, 3, Outcome.Status.MACHINE_FAILED)
                    .forks(CELL, JournalBuilder.B, 10, 10)
                    .failed(CELL, JournalBuilder.B, 3, Outcome.Status.FAILED)));

    assertThat(run.rows()).extracting(HistoryRow::contender).containsExactly(JournalBuilder.A);
    assertThat(run.rows().getFirst().forks()).isEqualTo(2);
  }

  @Test
  void aRunThatMeasuredNothingIsRefused() {
    SessionInput empty = session(new JournalBuilder());

    assertThatThrownBy(() -> RunRecord.of(empty))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("run-7 has no contender that was measured without a failure");
  }

  /** A service answers as many requests as are sent: its throughput would tell nothing. */
  @Test
  void aRunThatIsAboutAnotherMetricKeepsThat() {
    HistoryRow cpu = row(Cost.CPU);
    assertThat(cpu.metric()).contains(Cost.CPU);
    assertThat(cpu.value()).as("of one task").isCloseTo(5e6 / 100, within(1e-3));

    HistoryRow memory = row(Cost.MEMORY);
    assertThat(memory.metric()).contains(Cost.MEMORY);
    assertThat(memory.value()).isCloseTo(1 << 20, within(1e-3));
  }

  @Test
  void whoHasNoFigureOfThatMetricHasNoRow() {
    assertThatThrownBy(() -> row(Cost.P99))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is nothing to keep");
  }

  private static HistoryRow row(Cost metric) {
    RunPlan plan = JournalBuilder.plan(List.of(5), CELL).by(Optional.of(metric));
    List<ForkResult> forks = new JournalBuilder().forks(CELL, JournalBuilder.A, 10, 40).journal();
    return RunRecord.of(Sessions.session(7, plan, forks)).rows().getFirst();
  }

  private static SessionInput session(JournalBuilder journal) {
    List<ForkResult> forks = journal.journal();
    return Sessions.session(7, JournalBuilder.plan(List.of(5), CELL), forks);
  }
}
