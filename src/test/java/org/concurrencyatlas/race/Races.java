package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concurrencyatlas.race.SimulatedForks.Truth;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.stats.AlphaSpending;

/** Plans of races, and races with simulated forks. */
final class Races {
  static final List<Contender> FOUR = contenders("a", "b", "c", "d");
  static final long AMPLE = 100_000_000;

  private Races() {}

  static List<ForkResult> race(RunPlan plan, Truth truth) throws InterruptedException {
    return race(plan, truth, List.of(), new Log());
  }

  static List<ForkResult> race(RunPlan plan, Truth truth, List<ForkResult> soFar, Log log)
      throws InterruptedException {
    SimulatedForks forks = new SimulatedForks(plan.seed(), truth);
    List<ForkResult> journal = new ArrayList<>(soFar);
    List<ForkResult> whole =
        new Race(plan, new JournaledForks(forks, journal::add, log, forks)).run(soFar);
    assertThat(journal).isEqualTo(whole);
    assertThat(whole)
        .extracting(ForkResult::sequence)
        .isEqualTo(IntStream.range(0, whole.size()).boxed().toList());
    return whole;
  }

  static List<Object> requests(List<ForkResult> journal) {
    return journal.stream()
        .<Object>map(f ->
            List.of(f.point(), f.contender(), f.block(), f.attempt(), f.role(), f.warmupMillis()))
        .toList();
  }

  static List<ForkResult> pilots(List<ForkResult> journal) {
    return journal.stream().filter(fork -> fork.role() == Role.PILOT).toList();
  }

  static List<Point> cellOrder(List<ForkResult> journal, int block) {
    return journal.stream()
        .filter(fork -> fork.block() == block)
        .map(ForkResult::point)
        .distinct()
        .toList();
  }

  static List<Contender> contenders(String... names) {
    return List.of(names).stream().map(Contender::parse).toList();
  }

  static RunPlan plan(int cells, List<Contender> contenders, Order order, long budget) {
    return plan(cells, contenders, order, budget, false);
  }

  static RunPlan plan(
      int cells, List<Contender> contenders, Order order, long budget, boolean probed) {
    return new RunPlan(
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
        Instant.EPOCH,
        AlphaSpending.weights(3),
        List.of());
  }

  static RunPlan piloted(RunPlan plan) {
    return with(
        plan, Protocols.piloted(Duration.ofSeconds(10)), plan.looks(), plan.sentinelShare());
  }

  static RunPlan withSentinels(RunPlan plan) {
    return with(plan, plan.protocol(), plan.looks(), 0.4);
  }

  static RunPlan with(RunPlan plan, Protocol protocol, List<Integer> looks, double sentinelShare) {
    return new RunPlan(
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
        plan.createdAt(),
        plan.weights(),
        plan.variants());
  }
}
