package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.C;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.List;
import java.util.Map;
import org.concurrencyatlas.inference.CostInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

/** Who needs the least CPU time or memory, by the tests that throughput has. */
class CostVerdictsTest {
  private static final Cell TRIO = cell(1, A, B, C);
  private static final double[] SPEED = {10, 10.4, 9.7, 10.1, 9.9, 10.2, 9.8, 10};

  /** Within a block the CPU time of all moves alike: pairs are tested, not means. */
  private static final double[] BLOCK = {1, 1.3, 0.8, 1.1, 0.9, 1.2, 0.85, 1.05};

  @Test
  void theOneThatNeedsHalfOfTheCpuTimeWins() {
    CostVerdict cpu = verdict(Cost.CPU, Map.of(A, 5.0, B, 10.0, C, 10.1));

    assertThat(cpu.decision()).isEqualTo(Decision.WIN_CERTIFIED);
    assertThat(cpu.leader()).contains(A);
    assertThat(cpu.lead().estimate()).isCloseTo(2, within(0.05));
    assertThat(cpu.lead().low()).isGreaterThan(1.9);
  }

  @Test
  void thoseThatNeedAsMuchTieAndWhoNeedsTwiceAsMuchIsNotAmongThem() {
    CostVerdict cpu = verdict(Cost.CPU, Map.of(A, 10.0, B, 10.0, C, 20.0));

    assertThat(cpu.decision()).isEqualTo(Decision.TIE);
    assertThat(cpu.within()).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void aCostThatIsUnknownHasNoVerdict() {
    CostVerdict memory = verdict(Cost.MEMORY, Map.of(A, 5.0, B, 10.0, C, 10.0));

    assertThat(memory).isEqualTo(CostVerdict.NONE);
  }

  @Test
  void choosingTheLeaderIsPaidFor() {
    RunPlan plan = plan(List.of(3, 5, 8), TRIO);
    List<ForkResult> forks = forks(Map.of(A, 9.98, B, 10.0, C, 10.1));

    CostInference costs =
        CostInference.of(plan, RunInference.replay(plan, forks), Cost.CPU).getFirst();

    double worst =
        costs.rivals().stream()
            .mapToDouble(rival -> costs.against(rival).first().ahead())
            .max()
            .orElseThrow();
    assertThat(worst).isLessThan(1.0 / 3);
    assertThat(costs.p() / worst).isCloseTo(3, within(1e-9));
  }

  private static CostVerdict verdict(Cost cost, Map<Contender, Double> cpu) {
    return VerdictRules.of(plan(List.of(3, 5, 8), TRIO), forks(cpu))
        .cells()
        .getFirst()
        .costs()
        .entrySet()
        .stream()
        .filter(each -> each.getKey() == cost)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static List<ForkResult> forks(Map<Contender, Double> cpu) {
    JournalBuilder journal =
        new JournalBuilder().forks(TRIO, A, SPEED).forks(TRIO, B, SPEED).forks(TRIO, C, SPEED);
    return journal.journal().stream()
        .map(fork -> costing(fork, cpu.getOrDefault(fork.contender(), Double.NaN)))
        .toList();
  }

  private static ForkResult costing(ForkResult fork, double cpu) {
    double noise = 1 + 0.004 * Math.sin(7.0 * fork.block() + fork.contender().hashCode());
    double nanos = 1e6 * cpu * BLOCK[fork.block() - 1] * noise;
    return ForkBuilder.like(fork)
        .costs(new ResourceUsage(nanos, Double.NaN, 0, 0, Double.NaN))
        .build();
  }
}
