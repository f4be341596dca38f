package org.concurrencyatlas.race;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.stats.AlphaSpending;

/**
 * One contender against its own copy while another program takes a share of the machine in the
 * second half of the run: what the order of the forks makes of it.
 *
 * @param order of the forks
 * @param load share by which everything becomes slower
 * @param noise standard deviation of a fork's log score
 */
public record InjectedLoad(Order order, double load, double noise) {
  private static final Contender ORIGINAL = Contender.parse("a");
  private static final Contender COPY = ORIGINAL.with(Contender.COPY, "2");
  private static final int BLOCKS = 8;
  private static final long FORK_MILLIS = 9_000;

  /** How far the ratio of the two is from 1 in each of some runs, ascending. */
  public double[] errors(long firstSeed, int runs) throws InterruptedException {
    double[] errors = new double[runs];
    for (int run = 0; run < runs; run++) {
      errors[run] = Math.abs(ratio(firstSeed + run) - 1);
    }
    Arrays.sort(errors);
    return errors;
  }

  private double ratio(long seed) throws InterruptedException {
    RunPlan plan = plan(seed);
    SimulatedForks forks = new SimulatedForks(seed, new Half());
    List<ForkResult> journal =
        new Race(plan, new JournaledForks(forks, fork -> {}, new RaceListener() {}, forks))
            .run(List.of());
    return VerdictRules.of(plan, journal).cells().getFirst().results().stream()
        .filter(result -> result.ratioToLeader().estimate() != 1)
        .mapToDouble(result -> result.ratioToLeader().estimate())
        .findFirst()
        .orElse(1);
  }

  private RunPlan plan(long seed) {
    return new RunPlan(
        "injected load",
        seed,
        List.of(new Cell(Point.parse("w(n=1)"), List.of(ORIGINAL, COPY), 1, 0, false)),
        Protocols.USUAL,
        List.of(BLOCKS),
        0.05,
        0.05,
        order,
        0,
        Long.MAX_VALUE / 2,
        List.of(),
        Instant.EPOCH,
        AlphaSpending.weights(1),
        List.of());
  }

  /** Both alike; from the middle of the run on everything is slower. */
  private final class Half implements SimulatedForks.Truth {
    @Override
    public double noise(Cell cell) {
      return noise;
    }

    @Override
    public double load(Instant now) {
      return now.toEpochMilli() < BLOCKS * FORK_MILLIS ? 0 : Math.log1p(load);
    }
  }
}
