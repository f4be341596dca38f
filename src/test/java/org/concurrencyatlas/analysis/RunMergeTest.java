package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.C;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.analysis.session.SessionDifference;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.report.text.MergeText;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.session.Absence;
import org.concurrencyatlas.verdict.session.MergedCell;
import org.concurrencyatlas.verdict.session.MergedRival;
import org.concurrencyatlas.verdict.session.Replication;
import org.concurrencyatlas.verdict.session.Reversal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds across sessions is claimed from one mean a session. */
class RunMergeTest {
  private static final Cell DUEL = cell(1, A, B);
  private static final int BLOCKS = 5;

  private final List<SessionInput> sessions = new ArrayList<>();
  private final Random random = new Random(11);

  @BeforeEach
  void noSessions() {
    sessions.clear();
  }

  @Test
  void aLeadThatEverySessionShowsIsReplicated() {
    duel(10, 12);
    duel(10, 12.3);
    duel(10, 11.8);

    MergedCell cell = onlyCell();

    assertThat(cell.decision()).isEqualTo(Replication.WIN);
    assertThat(cell.decision().isReplicated()).isTrue();
    assertThat(cell.size()).contains(LeadSize.CLEAR);
    assertThat(cell.leader()).contains(A);
    assertThat(cell.sessions()).isEqualTo(3);
    assertThat(cell.rivals().getFirst().lead().estimate()).isCloseTo(1.203, within(0.02));
    assertThat(cell.rivals().getFirst().inSessions()).hasSize(3);
  }

  @Test
  void twoSessionsShowFiguresAndClaimNothing() {
    duel(10, 20);
    duel(10, 20);

    MergedCell cell = onlyCell();

    assertThat(cell.decision()).isEqualTo(Replication.TOO_FEW_SESSIONS);
    assertThat(cell.decision().isReplicated()).isFalse();
    assertThat(cell.rivals().getFirst().lead().estimate()).isCloseTo(2, within(0.05));
    assertThat(cell.rivals().getFirst().lead().low()).isNaN();
  }

  @Test
  void leadsThatEachSessionCertifiesButThatAreFarApartAreNotReplicated() {
    duel(10, 10.8);
    duel(10, 14);
    duel(10, 19);

    for (SessionInput session : sessions) {
      assertThat(VerdictRules.of(session.plan(), session.forks()).cells().getFirst().decision())
          .matches(decision -> decision.isWin());
    }
    assertThat(onlyCell().decision()).isEqualTo(Replication.NOT_SHOWN);
    assertThat(onlyCell().tau()).isGreaterThan(0.1);
  }

  @Test
  void equalContendersTieAcrossSessions() {
    for (int i = 0; i < 5; i++) {
      duel(10, 10.02);
    }

    assertThat(onlyCell().decision()).isEqualTo(Replication.TIE);
    assertThat(onlyCell().within()).containsExactlyInAnyOrder(A, B);
    assertThat(onlyCell().size()).isEmpty();
  }

  @Test
  void aSmallLeadThatIsSureIsImmaterial() {
    for (int i = 0; i < 8; i++) {
      duel(10, 10.2);
    }

    assertThat(onlyCell().decision()).isEqualTo(Replication.WIN);
    assertThat(onlyCell().size()).contains(LeadSize.IMMATERIAL);
  }

  @Test
  void theOrderOfTheSessionsChangesNothing() {
    duel(10, 12);
    duel(10, 13);
    duel(10, 11.5);
    RunMerge merge = RunMerge.of(sessions);

    Collections.reverse(sessions);
    RunMerge turned = RunMerge.of(sessions);

    assertThat(turned.tau()).isCloseTo(merge.tau(), within(1e-12));
    assertThat(turned.cells().getFirst().p())
        .isCloseTo(merge.cells().getFirst().p(), within(1e-12));
  }

  @Test
  void whatASessionLacksIsNamed() {
    Cell three = cell(2, A, B, C);
    Cell two = cell(2, A, B);
    add(new JournalBuilder(), three, 10, 12, 30);
    add(new JournalBuilder(), two, 10, 12);
    JournalBuilder failing = new JournalBuilder();
    failing.failed(three, B, 1, Outcome.Status.FAILED);
    failing.failed(three, B, 2, Outcome.Status.FAILED);
    add(failing, three, 10, 12, 30);

    RunMerge merge = RunMerge.of(sessions);

    assertThat(merge.cells().getFirst().leader()).isEmpty();
    assertThat(merge.cells().getFirst().absences())
        .extracting(Absence::session)
        .containsExactlyInAnyOrder("run-2", "run-3");
    assertThat(merge.cells().getFirst().absences())
        .contains(new Absence.NoContender("run-2", C))
        .anySatisfy(each -> assertThat(each).isInstanceOf(Absence.CannotWin.class));
  }

  @Test
  void aCellOfOneSessionIsLeftOutAndNamed() {
    duel(10, 12);
    duel(10, 12);
    add(new JournalBuilder(), cell(9, A, B), 10, 12);

    RunMerge merge = RunMerge.of(sessions);

    assertThat(merge.cells()).hasSize(1);
    assertThat(merge.cells().getFirst().absences()).containsExactly(new Absence.NoCell("run-3"));
    assertThat(merge.leftOut())
        .extracting(RunMerge.LeftOut::point)
        .containsExactly(cell(9, A, B).point());
  }

  @Test
  void aCellThatWasNotMeasuredUpToALookDoesNotCount() {
    duel(10, 12);
    duel(10, 12);
    JournalBuilder journal = new JournalBuilder().forks(DUEL, A, 10, 10).forks(DUEL, B, 12, 12);
    sessions.add(Sessions.session(3, plan(List.of(BLOCKS), DUEL), journal.journal()));

    assertThat(onlyCell().absences()).containsExactly(new Absence.NoLook("run-3", 2));
    assertThat(onlyCell().decision()).isEqualTo(Replication.TOO_FEW_SESSIONS);
  }

  @Test
  void rivalsStandByTheirDistanceToTheLeader() {
    Cell three = cell(3, A, B, C);
    for (int i = 0; i < 3; i++) {
      add(new JournalBuilder(), three, 20, 10, 12);
    }

    assertThat(onlyCell().leader()).contains(B);
    assertThat(onlyCell().rivals()).extracting(MergedRival::contender).containsExactly(C, A);
  }

  @Test
  void theStricterOfTwoPlansHolds() {
    duel(10, 12);
    SessionInput first = sessions.getFirst();
    sessions.add(
        new SessionInput("other", withEpsilon(first.plan(), 0.01), Sessions.HERE, first.forks()));

    assertThat(RunMerge.of(sessions).epsilon()).isEqualTo(0.01);
    assertThat(SessionDifference.of(sessions))
        .containsExactly(new SessionDifference("ε", "0.05", "other", "0.01"));
  }

  @Test
  void aRankingThatReversesBetweenMachinesIsAFinding() {
    duel(10, 12);
    elsewhere(12, 10);

    List<Reversal> reversals = RunMerge.of(sessions).reversals();

    assertThat(reversals).hasSize(1);
    assertThat(reversals.getFirst().one().leader()).isEqualTo(A);
    assertThat(reversals.getFirst().other().leader()).isEqualTo(B);
    assertThat(reversals.getFirst().other().lead().estimate()).isCloseTo(1.2, within(0.02));
    assertThat(MergeText.reversal(reversals.getFirst()))
        .startsWith("the ranking reverses between machines on sha256 ")
        .contains(": a leads b by 1.2", "in run-1, but b leads a by 1.2", "in run-2");
  }

  @Test
  void machinesThatRankAlikeOrDoNotDecideReverseNothing() {
    duel(10, 12);
    elsewhere(10, 11);
    elsewhere(10, 9.995);

    assertThat(RunMerge.of(sessions).reversals()).isEmpty();
  }

  @Test
  void aRankingThatReversesOnOneMachineIsNoMachines() {
    duel(10, 12);
    duel(12, 10);

    assertThat(RunMerge.of(sessions).reversals()).isEmpty();
  }

  @Test
  void oneSessionTwiceIsNoticed() {
    duel(10, 12);
    duel(10, 12);
    assertThat(SessionDifference.sameTwice(sessions)).isEmpty();

    SessionInput first = sessions.getFirst();
    sessions.add(new SessionInput("copy", first.plan(), Sessions.HERE, first.forks()));
    assertThat(SessionDifference.sameTwice(sessions))
        .isEqualTo(Optional.of(List.of("run-1", "copy")));
  }

  private static RunPlan withEpsilon(RunPlan plan, double epsilon) {
    return new RunPlan(
        plan.profile(),
        plan.seed() + 1,
        plan.cells(),
        plan.protocol(),
        plan.looks(),
        plan.alpha(),
        epsilon,
        plan.order(),
        plan.sentinelShare(),
        plan.budgetMillis(),
        plan.jvmArguments(),
        Instant.EPOCH,
        plan.weights(),
        plan.variants());
  }

  private MergedCell onlyCell() {
    List<MergedCell> cells = RunMerge.of(sessions).cells();
    assertThat(cells).hasSize(1);
    return cells.getFirst();
  }

  private void duel(double millisOfA, double millisOfB) {
    add(new JournalBuilder(), DUEL, millisOfA, millisOfB);
  }

  /** One more session of the duel, of another machine. */
  private void elsewhere(double millisOfA, double millisOfB) {
    JournalBuilder journal = new JournalBuilder();
    for (int block = 1; block <= BLOCKS; block++) {
      journal.elsewhere(DUEL, A, block, millisOfA * Math.exp(0.005 * random.nextGaussian()));
      journal.elsewhere(DUEL, B, block, millisOfB * Math.exp(0.005 * random.nextGaussian()));
    }
    add(journal, DUEL);
  }

  /** One more session of a cell whose contenders take these times, give or take half a percent. */
  private void add(JournalBuilder journal, Cell cell, double... millis) {
    for (int block = 1; block <= BLOCKS; block++) {
      for (int i = 0; i < millis.length; i++) {
        Contender contender = cell.contenders().get(i);
        double time = millis[i] * Math.exp(0.005 * random.nextGaussian());
        if (journal.journal().stream()
            .noneMatch(fork -> fork.contender().equals(contender) && !fork.outcome().ok())) {
          journal.measured(cell, contender, block, time);
        }
      }
    }
    sessions.add(
        Sessions.session(sessions.size() + 1, plan(List.of(BLOCKS), cell), journal.journal()));
  }
}
