package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;
import static org.concurrencyatlas.analysis.VerdictWords.warnings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.concurrencyatlas.verdict.LongRunCheck.Finding;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;

/** Forks of a minute against what the short ones showed. */
class LongRunChecksTest {
  private static final Cell DUEL = cell(1, A, B);
  private static final JournalBuilder WIN =
      new JournalBuilder().forks(DUEL, A, 10, 10.1, 9.9).forks(DUEL, B, 20, 20.1, 19.9);
  private static final JournalBuilder TIE =
      new JournalBuilder()
          .forks(DUEL, A, 10, 10.01, 9.99, 10.01, 9.99)
          .forks(DUEL, B, 10, 10.01, 10, 10, 9.98);

  @Test
  void aWinIsConfirmedWhenItIsShownAgainAtTheEnd() {
    Lasting lasting = lasting(verdicts(WIN, 3, 20, 3));

    assertThat(lasting.state()).isEqualTo(Lasting.State.STEADY);
    LongRunCheck check = lasting.check().orElseThrow();
    assertThat(check.finding()).isEqualTo(Finding.CONFIRMED);
    assertThat(check.rival()).isEqualTo(B);
    assertThat(check.blocks()).isEqualTo(3);
    assertThat(check.ratio().estimate()).isCloseTo(2, within(0.02));
    assertThat(check.change().estimate()).isCloseTo(1, within(0.02));
  }

  /** A leader that is still the fastest confirms nothing when its lead is gone. */
  @Test
  void aWinThatHasShrunkToNothingIsRefutedAlthoughTheLeaderIsNotBehind() {
    RunVerdicts verdicts = verdicts(WIN, 3, 10.05, 3);

    LongRunCheck check = lasting(verdicts).check().orElseThrow();
    assertThat(check.finding()).isEqualTo(Finding.REFUTED);
    assertThat(check.change().estimate()).isCloseTo(0.5025, within(0.01));
    assertThat(lasting(verdicts).state()).isEqualTo(Lasting.State.TRANSIENT);
    assertThat(warnings(verdicts)).anyMatch(warning -> warning.startsWith("transient"));
  }

  @Test
  void aTieIsConfirmedWithinEpsilonAndRefutedBeyond() {
    assertThat(verdicts(TIE, 5, 10.05, 3).cells().getFirst().decision()).isEqualTo(Decision.TIE);
    assertThat(finding(verdicts(TIE, 5, 10.05, 3))).isEqualTo(Finding.CONFIRMED);
    assertThat(finding(verdicts(TIE, 5, 12, 3))).isEqualTo(Finding.REFUTED);
    assertThat(finding(verdicts(TIE, 5, 8, 3))).isEqualTo(Finding.REFUTED);
  }

  @Test
  void twoBlocksOfLongForksShowNothing() {
    Lasting lasting = lasting(verdicts(WIN, 3, 20, 2));

    assertThat(lasting.check()).isEmpty();
    assertThat(lasting.state()).isEqualTo(Lasting.State.NOT_CHECKED);
  }

  @Test
  void longForksSayNothingWhereNothingIsClaimed() {
    JournalBuilder open =
        new JournalBuilder().forks(DUEL, A, 10, 14, 9).forks(DUEL, B, 11, 10, 13.5);

    assertThat(lasting(verdicts(open, 3, 20, 3)).check()).isEmpty();
  }

  private static Finding finding(RunVerdicts verdicts) {
    return lasting(verdicts).check().orElseThrow().finding();
  }

  private static Lasting lasting(RunVerdicts verdicts) {
    return verdicts.cells().getFirst().lasting();
  }

  /** The verdicts with blocks of long forks: A at 10 ms throughout, B at these at its end. */
  private static RunVerdicts verdicts(JournalBuilder journal, int look, double lateB, int blocks) {
    List<ForkResult> forks = new ArrayList<>(journal.journal());
    for (int block = 1; block <= blocks; block++) {
      double noise = 1 + 0.002 * (block - 2);
      forks.add(longFork(A, block, 10 * noise, 10 * noise));
      forks.add(longFork(B, block, 20, lateB / noise));
    }
    return VerdictRules.of(plan(List.of(look), DUEL), forks);
  }

  /** 3 s of warm-up, then half-second iterations up to a minute; the last 20 are late. */
  private static ForkResult longFork(Contender contender, int block, double early, double late) {
    List<Iteration> iterations =
        IntStream.range(0, 114)
            .mapToDouble(i -> i < 94 ? early : late)
            .mapToObj(millis -> new Iteration(Math.round(500 / millis), millis * 1e6))
            .toList();
    return ForkBuilder.of(DUEL.point(), contender)
        .block(block)
        .role(Role.SENTINEL)
        .iterations(iterations)
        .environment("here")
        .elapsedMillis(61_000)
        .build();
  }
}
