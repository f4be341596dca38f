package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.VerdictWords.stopped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.race.SimulatedForks.Truth;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.StopReason;
import org.junit.jupiter.api.Test;

/** The race, run over simulated forks: what it runs, in what order, and when it stops. */
class RaceTest {
  private static final List<Contender> FOUR = contenders("a", "b", "c", "d");
  private static final long AMPLE = 100_000_000;

  @Test
  void everyCellReachesTheFirstLookBeforeAnyCellGoesOn() throws Exception {
    RunPlan plan = plan(5, FOUR, Order.INTERLEAVED, AMPLE);

    List<ForkResult> journal = race(plan, new Field(0.03));

    List<ForkResult> opening = journal.subList(0, 5 * 4 * 3);
    assertThat(opening).allMatch(fork -> fork.block() >= 1 && fork.block() <= 3);
    assertThat(journal.subList(opening.size(), journal.size())).allMatch(fork -> fork.block() > 3);
  }

  @Test
  void aBlockRunsEveryContenderOnceInARowInAnOrderOfItsOwn() throws Exception {
    List<ForkResult> journal =
        race(plan(5, FOUR, Order.INTERLEAVED, AMPLE), new Field(0.03)).subList(0, 60);
    List<List<Contender>> orders = new ArrayList<>();
    for (int from = 0; from < journal.size(); from += 4) {
      List<ForkResult> block = journal.subList(from, from + 4);
      assertThat(block).extracting(ForkResult::point).containsOnly(block.getFirst().point());
      assertThat(block).extracting(ForkResult::block).containsOnly(block.getFirst().block());
      orders.add(block.stream().map(ForkResult::contender).toList());
      assertThat(orders.getLast()).containsExactlyInAnyOrderElementsOf(FOUR);
    }
    assertThat(orders.stream().distinct().count()).isGreaterThan(5);
    assertThat(cellOrder(journal, 1)).isNotEqualTo(cellOrder(journal, 2));
  }

  @Test
  void afterTheFirstLookACellRunsToItsNextLookWithoutAnotherInBetween() throws Exception {
    RunPlan plan = plan(5, FOUR, Order.INTERLEAVED, AMPLE);
    List<ForkResult> journal = race(plan, new Field(0.03));
    List<ForkResult> later = journal.subList(60, journal.size());

    assertThat(later).isNotEmpty();
    for (int i = 1; i < later.size(); i++) {
      ForkResult before = later.get(i - 1);
      if (!before.point().equals(later.get(i).point())) {
        assertThat(before.block()).isIn(5, 8);
      }
    }
  }

  @Test
  void aRaceResumedAtAnyForkEndsAsIfItHadNeverStopped() throws Exception {
    RunPlan plan = withSentinels(piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE)));
    Field truth = new Field(0.03);
    truth.throttledOneIn(7);
    List<ForkResult> whole = race(plan, truth);

    assertThat(whole).anyMatch(fork -> fork.attempt() > 0);
    for (int cut = 0; cut <= whole.size(); cut++) {
      List<ForkResult> resumed = race(plan, truth, whole.subList(0, cut), new Log());
      assertThat(requests(resumed)).as("cut at %s", cut).isEqualTo(requests(whole));
    }
  }

  @Test
  void theVerdictsFollowFromTheJournalAlone() throws Exception {
    RunPlan plan = plan(6, FOUR, Order.INTERLEAVED, AMPLE);
    Log log = new Log();
    List<ForkResult> journal = race(plan, new Field(0.03), List.of(), log);

    List<ForkResult> readBack =
        journal.stream().map(fork -> Json.read(Json.line(fork), ForkResult.class)).toList();
    assertThat(Json.pretty(VerdictRules.of(plan, readBack)))
        .isEqualTo(Json.pretty(VerdictRules.of(plan, journal)));
    assertThat(VerdictRules.of(plan, journal).cells())
        .allSatisfy(
            verdict -> assertThat(log.closed).containsEntry(verdict.point(), verdict.stopped()));
    long beaten =
        VerdictRules.of(plan, journal).cells().stream()
            .flatMap(verdict -> verdict.results().stream())
            .filter(result -> result.state() == ContenderResult.State.BEATEN)
            .count();
    assertThat(beaten).isGreaterThanOrEqualTo(log.eliminated);
    assertThat(log.eliminated).isPositive();
  }

  @Test
  void aClearWinnerIsFoundAtTheFirstLookAndItsCellClosed() throws Exception {
    RunPlan plan = plan(4, FOUR, Order.INTERLEAVED, AMPLE);
    Field truth = new Field(0.02);
    truth.step = 0.5;

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal).hasSize(4 * 4 * 3);
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_CERTIFIED);
  }

  @Test
  void theBudgetEndsTheRaceAtTheEndOfABlock() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, 9_000 * 4 * 2 - 5_000);
    Log log = new Log();

    List<ForkResult> journal = race(plan, new Field(0.03), List.of(), log);

    assertThat(journal).hasSize(4 * 2);
    assertThat(log.stopped).isEqualTo("spent the budget of 67 s");
  }

  @Test
  void noLookIsBegunThatTheBudgetCannotFinish() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.INTERLEAVED, 9_000 * 4 * 4);
    Log log = new Log();

    assertThat(race(plan, new Field(0.03), List.of(), log)).hasSize(4 * 3);
    assertThat(log.stopped).startsWith("no further look fits into the budget");
  }

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

  @Test
  void thePilotFreezesOneWarmUpForAllContendersOfACell() throws Exception {
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.warmAfterMillis = Map.of(0, 0L, 1, 5_500L, 2, 60_000L);

    List<ForkResult> journal = race(plan, truth);

    assertThat(journal.subList(0, 9)).allMatch(fork -> fork.role() == Role.PILOT);
    // In the cell that is never steady the first pilot has asked for the most already.
    assertThat(pilots(journal)).hasSize(4 + 4 + 1);
    for (int cell = 0; cell < 3; cell++) {
      Point point = plan.cells().get(cell).point();
      assertThat(journal)
          .filteredOn(fork -> fork.role() == Role.MEASURED && fork.point().equals(point))
          .extracting(ForkResult::warmupMillis)
          .containsOnly(List.of(3_000L, 5_500L, 10_000L).get(cell));
    }
    assertThat(VerdictRules.of(plan, journal).estimand())
        .startsWith("throughput in [W, W + 5 s] of a fresh JVM")
        .endsWith("from 3 s to 10 s");
  }

  @Test
  void aPilotEndsAsSoonAsItIsSteady() throws Exception {
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.warmAfterMillis = Map.of(0, 0L, 1, 5_500L, 2, 60_000L);

    Map<Point, Set<Integer>> lengths = new HashMap<>();
    for (ForkResult pilot : pilots(race(plan, truth))) {
      lengths
          .computeIfAbsent(pilot.point(), point -> new HashSet<>())
          .add(pilot.iterations().size());
    }

    // Half-second iterations: three windows of four; a median bears one cold iteration of four.
    assertThat(lengths.get(plan.cells().get(0).point())).containsExactly(12);
    assertThat(lengths.get(plan.cells().get(1).point())).containsExactly(10 + 12);
    assertThat(lengths.get(plan.cells().get(2).point())).containsExactly(20 + 12);
  }

  @Test
  void aPilotThatFailsDoesNotProlongTheWarmUpOfTheOthers() throws Exception {
    RunPlan plan = piloted(plan(1, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.03);
    truth.failing = FOUR.get(2);

    assertThat(race(plan, truth))
        .filteredOn(fork -> fork.role() == Role.MEASURED)
        .extracting(ForkResult::warmupMillis)
        .containsOnly(3_000L);
  }

  @Test
  void aBudgetTooShortForAllCellsBringsSomeToAVerdictAndNamesTheOthers() throws Exception {
    RunPlan plan = piloted(plan(6, FOUR, Order.INTERLEAVED, 500_000));
    Field truth = new Field(0.02);
    truth.step = 0.3;
    Log log = new Log();

    List<CellVerdict> verdicts = VerdictRules.of(plan, race(plan, truth, List.of(), log)).cells();

    assertThat(verdicts.stream().filter(v -> v.decision() == Decision.WIN_CERTIFIED)).hasSize(3);
    assertThat(verdicts.stream().filter(v -> v.blocks() == 0))
        .hasSize(3)
        .allMatch(v -> stopped(v).matches("not measured: 4[0-9]{2} of the budget of 500 s used"));
    assertThat(log.stopped).isEqualTo("no further look fits into the budget of 500 s");
  }

  @Test
  void cellsThatTheOpeningLeftOutComeWhenTheirTurnIsAffordable() throws Exception {
    // By the longest warm-up allowed one cell fits; as the pilots find it, all three do.
    RunPlan plan = piloted(plan(3, FOUR, Order.INTERLEAVED, 450_000));
    Field truth = new Field(0.02);
    truth.step = 0.3;

    List<ForkResult> journal = race(plan, truth);

    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> verdict.decision() == Decision.WIN_CERTIFIED);
    assertThat(journal.stream().map(ForkResult::point).distinct()).hasSize(3);
  }

  @Test
  void everyBlockProbesTheLimitOnce() throws Exception {
    RunPlan plan = plan(2, FOUR, Order.INTERLEAVED, AMPLE, true);

    List<ForkResult> journal = race(plan, new Field(0.03));

    for (int block = 1; block <= 3; block++) {
      int number = block;
      assertThat(journal)
          .filteredOn(fork -> fork.role() == Role.LIMIT && fork.block() == number)
          .hasSize(2);
    }
    assertThat(VerdictRules.of(plan, journal).cells())
        .allMatch(verdict -> Double.isFinite(verdict.limitTasksPerSecond()));
  }

  @Test
  void inASequentialRaceAllForksOfAContenderComeBeforeTheNext() throws Exception {
    RunPlan plan = plan(1, FOUR, Order.SEQUENTIAL, AMPLE);

    List<ForkResult> journal = race(plan, new Field(0.03));

    assertThat(journal).hasSize(4 * 8);
    assertThat(journal.stream().map(ForkResult::contender).distinct()).isEqualTo(FOUR);
    for (int i = 0; i < 4; i++) {
      assertThat(journal.subList(8 * i, 8 * i + 8))
          .extracting(ForkResult::contender)
          .containsOnly(FOUR.get(i));
    }
  }

  @Test
  void sentinelsLookForAMinuteAfterTheVerdictsAndTellWhetherTheLeaderStillLeads() throws Exception {
    RunPlan plan = withSentinels(plan(4, FOUR, Order.INTERLEAVED, AMPLE));
    Field truth = new Field(0.02);
    truth.step = 0.5;

    List<ForkResult> journal = race(plan, truth);

    List<ForkResult> sentinels = journal.subList(journal.size() - 8, journal.size());
    assertThat(sentinels).allMatch(fork -> fork.role() == Role.SENTINEL);
    assertThat(sentinels).allMatch(fork -> fork.iterations().size() == 114);
    assertThat(journal.subList(0, journal.size() - 8))
        .noneMatch(fork -> fork.role() == Role.SENTINEL);
    assertThat(VerdictRules.of(plan, journal).sentinelAgreement()).isEqualTo(1);
  }

  @Test
  void sentinelsAlsoWatchTheBordersOfTheMap() throws Exception {
    RunPlan plan =
        with(
            plan(8, contenders("a", "b"), Order.INTERLEAVED, AMPLE),
            Protocols.USUAL,
            List.of(3, 5, 8),
            0.01);
    Field truth = new Field(0.02);
    truth.step = 0.5;
    truth.reversedFrom = 4;

    List<Point> watched =
        race(plan, truth).stream()
            .filter(fork -> fork.role() == Role.SENTINEL)
            .map(ForkResult::point)
            .distinct()
            .toList();

    assertThat(watched).hasSizeBetween(1, 2);
    assertThat(watched.getLast()).isIn(plan.cells().get(3).point(), plan.cells().get(4).point());
  }

  @Test
  void progressCountsDownAndNeverPromisesMoreThanTheBudget() throws Exception {
    RunPlan plan = plan(3, FOUR, Order.INTERLEAVED, 400_000);
    Log log = new Log();

    race(plan, new Field(0.03), List.of(), log);

    Progress first = log.progress.getFirst();
    assertThat(first.forksDone()).isZero();
    assertThat(first.forksExpected()).isBetween(3 * 4 * 3, 3 * 4 * 8);
    assertThat(log.progress.subList(0, 3 * 4 * 3))
        .as("up to the first look nothing is learnt, within a block or between two")
        .allMatch(p -> p.forksExpected() == first.forksExpected());
    assertThat(log.progress)
        .allMatch(p -> p.remaining().plus(p.elapsed()).toMillis() <= 400_000 + 9_000 * 4);
  }

  private static List<ForkResult> race(RunPlan plan, Truth truth) throws InterruptedException {
    return race(plan, truth, List.of(), new Log());
  }

  private static List<ForkResult> race(RunPlan plan, Truth truth, List<ForkResult> soFar, Log log)
      throws InterruptedException {
    SimulatedForks forks = new SimulatedForks(plan.seed(), truth);
    List<ForkResult> journal = new ArrayList<>(soFar);
    List<ForkResult> whole = new Race(plan, forks, journal::add, log, forks).run(soFar);
    assertThat(journal).isEqualTo(whole);
    assertThat(whole)
        .extracting(ForkResult::sequence)
        .isEqualTo(IntStream.range(0, whole.size()).boxed().toList());
    return whole;
  }

  private static List<Object> requests(List<ForkResult> journal) {
    return journal.stream()
        .<Object>map(f ->
            List.of(f.point(), f.contender(), f.block(), f.attempt(), f.role(), f.warmupMillis()))
        .toList();
  }

  private static List<ForkResult> pilots(List<ForkResult> journal) {
    return journal.stream().filter(fork -> fork.role() == Role.PILOT).toList();
  }

  private static List<Point> cellOrder(List<ForkResult> journal, int block) {
    return journal.stream()
        .filter(fork -> fork.block() == block)
        .map(ForkResult::point)
        .distinct()
        .toList();
  }

  private static List<Contender> contenders(String... names) {
    return List.of(names).stream().map(Contender::parse).toList();
  }

  private static RunPlan plan(int cells, List<Contender> contenders, Order order, long budget) {
    return plan(cells, contenders, order, budget, false);
  }

  private static RunPlan plan(
      int cells, List<Contender> contenders, Order order, long budget, boolean probed) {
    return new RunPlan(
        RunPlan.FORMAT,
        "test",
        7,
        IntStream.range(0, cells)
            .mapToObj(i ->
                new Cell(Point.of("sha256", Map.of("number", (long) i)), contenders, 10, 0, probed))
            .toList(),
        Protocols.USUAL,
        List.of(3, 5, 8),
        0.05,
        0.05,
        order,
        0,
        budget,
        List.of(),
        Instant.EPOCH);
  }

  private static RunPlan piloted(RunPlan plan) {
    return with(
        plan, Protocols.piloted(Duration.ofSeconds(10)), plan.looks(), plan.sentinelShare());
  }

  private static RunPlan withSentinels(RunPlan plan) {
    return with(plan, plan.protocol(), plan.looks(), 0.4);
  }

  private static RunPlan with(
      RunPlan plan, Protocol protocol, List<Integer> looks, double sentinelShare) {
    return new RunPlan(
        plan.format(),
        plan.profile(),
        plan.seed(),
        plan.cells(),
        protocol,
        looks,
        plan.alpha(),
        plan.epsilon(),
        plan.order(),
        sentinelShare,
        plan.budgetMillis(),
        plan.jvmArguments(),
        plan.createdAt());
  }

  /** A field in which each contender is faster than the next by the same step. */
  private static final class Field implements Truth {
    private final double noise;
    private double step = 0.06;
    private Contender failing = Contender.parse("nobody");
    private Predicate<ForkRequest> throttled = request -> false;
    private Map<Integer, Long> warmAfterMillis = Map.of();
    private int reversedFrom = Integer.MAX_VALUE;

    Field(double noise) {
      this.noise = noise;
    }

    void throttledOneIn(int forks) {
      throttled =
          request ->
              request.attempt() == 0
                  && (request.contender().hashCode() + 31 * request.block()) % forks == 0;
    }

    @Override
    public double speed(Cell cell, Contender contender) {
      double behind = step * cell.contenders().indexOf(contender);
      return cell.point().parameter("number") < reversedFrom ? -behind : behind;
    }

    @Override
    public double noise(Cell cell) {
      return noise;
    }

    @Override
    public double coldness(Cell cell, long ageMillis) {
      int number = (int) cell.point().parameter("number");
      return SimulatedForks.coldUntil(warmAfterMillis.getOrDefault(number, 0L), ageMillis);
    }

    @Override
    public Outcome outcome(ForkRequest request) {
      return request.contender().equals(failing)
          ? new Outcome(Outcome.Status.FAILED, "it threw")
          : Outcome.OK;
    }

    @Override
    public Noise disturbance(ForkRequest request) {
      Noise quiet = Noise.UNKNOWN;
      return new Noise(
          quiet.stealShare(),
          throttled.test(request) ? 12 : 0,
          quiet.pressureShare(),
          quiet.foreignCores(),
          quiet.processors(),
          quiet.clockMegahertz(),
          quiet.hiccupMicros(),
          quiet.spinBeforeNanos(),
          quiet.spinAfterNanos());
    }
  }

  /** Remembers what the race told. */
  private static final class Log implements RaceListener {
    private final List<Progress> progress = new ArrayList<>();
    private final Map<Point, StopReason> closed = new HashMap<>();
    private int eliminated;
    private String stopped = "";

    @Override
    public void starting(ForkRequest request, Supplier<Progress> now) {
      progress.add(now.get());
    }

    @Override
    public void changed(RaceEvent change) {
      switch (change) {
        case RaceEvent.Closed(Cell cell, StopReason reason) -> closed.put(cell.point(), reason);
        case RaceEvent.Eliminated gone -> eliminated++;
        case RaceEvent.Looked look -> assertThat(look.blocks()).isIn(3, 5, 8);
      }
    }

    @Override
    public void stopped(String reason) {
      stopped = reason;
    }
  }
}
