package org.concurrencyatlas.race;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Lasting;

/**
 * Two contenders that are equal when warm, of which one begins 40 % (log) slower and loses that
 * exponentially, and two more far behind: what a run of young forks says of them.
 *
 * @param name of the protocol
 * @param protocol how a fork measures
 * @param looks the looks of the plan
 * @param longForks share of the cells that long forks check: 0 or 1
 * @param constantMillis the time constant of the slow one; 0 when it is warm at once
 * @param scatter standard deviation of the iterations' log times
 */
record SimulatedWarmUps(
    String name,
    Protocol protocol,
    List<Integer> looks,
    double longForks,
    double constantMillis,
    double scatter) {
  /** The profile quick: [1 s, 2 s] of a fresh JVM. */
  static final Protocol YOUNG =
      Protocol.of(Duration.ofSeconds(1), 4, Duration.ofMillis(250), Duration.ofMinutes(1));

  private static final double FORK_NOISE = 0.02;
  private static final double COLD = 0.4;
  private static final double EPSILON = 0.1;
  private static final List<Contender> CONTENDERS =
      List.of("m0", "m1", "m2", "m3").stream().map(Contender::parse).toList();

  /**
   * What was counted.
   *
   * @param wins runs in which the one that warms up first was certified
   * @param steady of these, runs whose claim was told to be steady
   * @param transientWins of these, runs whose claim was told to be transient
   */
  record Tally(int runs, int wins, int steady, int transientWins) {}

  Tally run(long seed, int runs) {
    List<CellVerdict> verdicts =
        IntStream.range(0, runs).parallel().mapToObj(i -> verdict(seed + i)).toList();
    List<CellVerdict> wins =
        verdicts.stream().filter(each -> each.decision() == Decision.WIN_CERTIFIED).toList();
    return new Tally(
        runs, wins.size(), count(wins, Lasting.State.STEADY), count(wins, Lasting.State.TRANSIENT));
  }

  private static int count(List<CellVerdict> verdicts, Lasting.State state) {
    return (int) verdicts.stream().filter(each -> each.lasting().state() == state).count();
  }

  private CellVerdict verdict(long seed) {
    RunPlan plan = plan(seed);
    SimulatedForks forks = new SimulatedForks(seed, new Truth());
    try {
      List<ForkResult> journal =
          new Race(plan, new JournaledForks(forks, fork -> {}, new RaceListener() {}, forks))
              .run(List.of());
      return VerdictRules.of(plan, journal).cells().getFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a simulated fork does not wait", e);
    }
  }

  private RunPlan plan(long seed) {
    return new RunPlan(
        "simulation",
        seed,
        List.of(new Cell(Point.parse("w(n=1)"), CONTENDERS, 1, 0, false)),
        protocol,
        looks,
        0.05,
        EPSILON,
        RunPlan.Order.INTERLEAVED,
        longForks,
        Long.MAX_VALUE / 2,
        List.of(),
        Instant.EPOCH,
        AlphaSpending.weights(looks.size()),
        List.of());
  }

  private final class Truth implements SimulatedForks.Truth {
    @Override
    public double speed(Cell cell, Contender contender) {
      return CONTENDERS.indexOf(contender) < 2 ? 0 : -0.4;
    }

    @Override
    public double noise(Cell cell) {
      return FORK_NOISE;
    }

    @Override
    public double scatter(Cell cell, Contender contender) {
      return scatter;
    }

    @Override
    public double coldness(Cell cell, Contender contender, long ageMillis) {
      return contender.equals(CONTENDERS.getFirst()) && constantMillis > 0
          ? COLD * Math.exp(-ageMillis / constantMillis)
          : 0;
    }
  }
}
