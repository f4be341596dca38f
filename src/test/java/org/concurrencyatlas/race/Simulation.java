package org.concurrencyatlas.race;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * Whole runs over simulated forks, by the product's own race and verdicts, and what came of them.
 */
final class Simulation {
  /** What JMH's defaults take for one benchmark: 5 forks × (5 × 10 s + 5 × 10 s). */
  private static final double JMH_MILLIS = 500_000;

  private static final double EPSILON = 0.05;

  /**
   * Between which the iterations of a fork scatter: four in five of this product's own forks do.
   */
  private static final double LEAST_SCATTER = 0.01;

  private static final double MOST_SCATTER = 0.08;

  private final Setting setting;
  private final Tally tally = new Tally();

  private Simulation(Setting setting) {
    this.setting = setting;
  }

  /** How the contenders of a cell differ; the order of the speeds is shuffled for each cell. */
  interface Field {
    /** Log speeds of the contenders, in any order. */
    double[] speeds(int contenders, RandomGenerator random);
  }

  /** The shape of the noise. */
  interface Shape {
    /** A draw with standard deviation 1. */
    double draw(RandomGenerator random);
  }

  /**
   * One row of a table.
   *
   * @param leastNoise smallest standard deviation of a fork's log score; a cell's own is drawn
   *     evenly between this and the next
   * @param warmAfterMillis when the forks of a cell are warm: one of these at random
   * @param race how the cells are raced
   * @param restless which contenders scatter more than the others
   */
  record Setting(
      String name,
      int cells,
      int contenders,
      double leastNoise,
      double mostNoise,
      Shape shape,
      Field field,
      List<Long> warmAfterMillis,
      RacePlan race,
      Restless restless) {

    Setting(
        String name,
        int cells,
        int contenders,
        double leastNoise,
        double mostNoise,
        Shape shape,
        Field field,
        List<Long> warmAfterMillis,
        RacePlan race) {
      this(
          name,
          cells,
          contenders,
          leastNoise,
          mostNoise,
          shape,
          field,
          warmAfterMillis,
          race,
          Restless.NONE);
    }

    Setting raced(RacePlan other) {
      return new Setting(
          name,
          cells,
          contenders,
          leastNoise,
          mostNoise,
          shape,
          field,
          warmAfterMillis,
          other,
          restless);
    }

    Setting with(Restless some) {
      return new Setting(
          name,
          cells,
          contenders,
          leastNoise,
          mostNoise,
          shape,
          field,
          warmAfterMillis,
          race,
          some);
    }
  }

  /**
   * Cells in which one of the fastest contenders scatters more than all others.
   *
   * @param oneCellIn every cell is one with this chance, 1 in so many; 0 for none
   * @param factor by how much its standard deviation is larger
   */
  record Restless(int oneCellIn, double factor) {
    static final Restless NONE = new Restless(0, 1);
  }

  /**
   * What of a run's plan the settings vary.
   *
   * @param longestWarmUpMillis that a pilot can ask for
   * @param sentinelShare of the cells that long forks check
   * @param probed whether every block has a fork that measures the limit
   */
  record RacePlan(
      List<Integer> looks, long longestWarmUpMillis, double sentinelShare, boolean probed) {
    static final RacePlan MAP = new RacePlan(List.of(3, 5, 8), 10_000, 0, false);

    /** The profile standard, as it is run on a few cells. */
    static final RacePlan STANDARD = new RacePlan(List.of(3, 5, 8), 20_000, 0.1, true);

    static RacePlan fixed(int blocks) {
      return new RacePlan(List.of(blocks), 10_000, 0, false);
    }
  }

  /** What was counted over all maps of a setting. */
  static final class Tally {
    int maps;
    int mapsWithFalseCertified;
    int mapsWithFalseWin;
    int cells;
    int separable;
    int certified;
    int provisional;
    int epsilonBest;
    int falseEpsilonBest;
    int ties;
    int falseTies;
    int intervals;
    int covered;
    int ratios;
    int ratiosCovered;
    double discoveryShare;
    double forks;
    final List<Double> timeShares = new ArrayList<>();

    void add(Tally one) {
      maps += one.maps;
      mapsWithFalseCertified += one.mapsWithFalseCertified;
      mapsWithFalseWin += one.mapsWithFalseWin;
      cells += one.cells;
      separable += one.separable;
      certified += one.certified;
      provisional += one.provisional;
      epsilonBest += one.epsilonBest;
      falseEpsilonBest += one.falseEpsilonBest;
      ties += one.ties;
      falseTies += one.falseTies;
      intervals += one.intervals;
      covered += one.covered;
      ratios += one.ratios;
      ratiosCovered += one.ratiosCovered;
      discoveryShare += one.discoveryShare;
      forks += one.forks;
      timeShares.addAll(one.timeShares);
    }

    double meanTime() {
      return timeShares.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    double longestTime() {
      return Collections.max(timeShares);
    }
  }

  /** Runs maps with seeds from the first on; each map depends on its own seed alone. */
  static Tally run(Setting setting, long firstSeed, int maps) {
    Tally total = new Tally();
    IntStream.range(0, maps)
        .parallel()
        .mapToObj(map -> new Simulation(setting).map(firstSeed + map))
        .toList()
        .forEach(total::add);
    return total;
  }

  private Tally map(long seed) {
    RunPlan plan = plan(seed);
    World world = new World(setting, plan, seed);
    List<ForkResult> journal = race(plan, new SimulatedForks(seed, world));
    RunVerdicts verdicts = VerdictRules.of(plan, journal);
    count(verdicts, world);
    double millis = journal.stream().mapToLong(ForkResult::elapsedMillis).sum();
    tally.timeShares.add(millis / (JMH_MILLIS * setting.cells * setting.contenders));
    tally.forks += (double) journal.size() / (setting.cells * setting.contenders);
    return tally;
  }

  private static List<ForkResult> race(RunPlan plan, SimulatedForks forks) {
    try {
      return new Race(plan, new JournaledForks(forks, fork -> {}, new RaceListener() {}, forks))
          .run(List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a simulated fork does not wait", e);
    }
  }

  private void count(RunVerdicts verdicts, World world) {
    int falseCertified = 0;
    int falseWins = 0;
    int wins = 0;
    for (CellVerdict verdict : verdicts.cells()) {
      Contender leader = verdict.leader().orElseThrow();
      double lead = world.lead(verdict.point(), leader);
      boolean won =
          verdict.decision() == Decision.WIN_CERTIFIED
              || verdict.decision() == Decision.WIN_PROVISIONAL;
      boolean wrong = won && lead <= 0;
      wins += won ? 1 : 0;
      falseWins += wrong ? 1 : 0;
      falseCertified += wrong && verdict.decision() == Decision.WIN_CERTIFIED ? 1 : 0;
      tally.cells++;
      tally.separable += world.separable(verdict.point()) ? 1 : 0;
      switch (verdict.decision()) {
        case WIN_CERTIFIED -> tally.certified++;
        case WIN_PROVISIONAL -> tally.provisional++;
        case EPSILON_BEST -> {
          tally.epsilonBest++;
          tally.falseEpsilonBest += lead < -Math.log1p(EPSILON) ? 1 : 0;
        }
        case TIE -> {
          tally.ties++;
          tally.falseTies += world.tied(verdict) ? 0 : 1;
        }
        case INCONCLUSIVE -> {}
      }
      countIntervals(verdict, world, leader);
    }
    tally.maps++;
    tally.mapsWithFalseCertified += falseCertified > 0 ? 1 : 0;
    tally.mapsWithFalseWin += falseWins > 0 ? 1 : 0;
    tally.discoveryShare += wins == 0 ? 0 : (double) falseWins / wins;
  }

  private void countIntervals(CellVerdict verdict, World world, Contender leader) {
    for (ContenderResult result : verdict.results()) {
      double speed = world.speed(verdict.point(), result.contender());
      double rate = 200 * Math.exp(speed);
      tally.intervals++;
      tally.covered +=
          result.tasksPerSecond().low() <= rate && rate <= result.tasksPerSecond().high() ? 1 : 0;
      if (!result.contender().equals(leader)) {
        double ratio = Math.exp(speed - world.speed(verdict.point(), leader));
        tally.ratios++;
        tally.ratiosCovered +=
            result.ratioToLeader().low() <= ratio && ratio <= result.ratioToLeader().high() ? 1 : 0;
      }
    }
  }

  private RunPlan plan(long seed) {
    List<Contender> contenders =
        IntStream.range(0, setting.contenders).mapToObj(i -> Contender.parse("m" + i)).toList();
    return new RunPlan(
        "simulation",
        seed,
        IntStream.range(0, setting.cells)
            .mapToObj(i -> Point.of("w", Map.of("n", (long) i)))
            .map(point -> new Cell(point, contenders, 1, 0, setting.race.probed))
            .toList(),
        Protocols.piloted(Duration.ofMillis(setting.race.longestWarmUpMillis)),
        setting.race.looks,
        0.05,
        EPSILON,
        RunPlan.Order.INTERLEAVED,
        setting.race.sentinelShare,
        Long.MAX_VALUE / 2,
        List.of(),
        Instant.EPOCH,
        AlphaSpending.weights(setting.race.looks.size()),
        List.of());
  }

  /** The truth behind one map. */
  private static final class World implements SimulatedForks.Truth {
    private final Setting setting;
    private final double[][] speeds;
    private final double[][] noise;
    private final long[] warmAfter;
    private final double[][] scatter;

    World(Setting setting, RunPlan plan, long seed) {
      this.setting = setting;
      SplittableRandom random = new SplittableRandom(~seed);
      int cells = plan.cells().size();
      speeds = new double[cells][];
      noise = new double[cells][];
      warmAfter = new long[cells];
      scatter = new double[cells][];
      for (int cell = 0; cell < cells; cell++) {
        speeds[cell] = shuffled(setting.field.speeds(setting.contenders, random), random);
        noise[cell] = new double[setting.contenders];
        Arrays.fill(
            noise[cell],
            setting.leastNoise + (setting.mostNoise - setting.leastNoise) * random.nextDouble());
        warmAfter[cell] =
            setting.warmAfterMillis.get(random.nextInt(setting.warmAfterMillis.size()));
        scatter[cell] =
            random
                .doubles(setting.contenders)
                .map(u -> LEAST_SCATTER * Math.pow(MOST_SCATTER / LEAST_SCATTER, u))
                .toArray();
        Restless restless = setting.restless;
        if (restless.oneCellIn > 0 && random.nextInt(restless.oneCellIn) == 0) {
          noise[cell][fastest(speeds[cell])] *= restless.factor;
        }
      }
    }

    private static int fastest(double[] speeds) {
      return IntStream.range(0, speeds.length)
          .boxed()
          .max(Comparator.comparingDouble(i -> speeds[i]))
          .orElseThrow();
    }

    double speed(Point point, Contender contender) {
      return speeds[number(point)][number(contender)];
    }

    @Override
    public double speed(Cell cell, Contender contender) {
      return speed(cell.point(), contender);
    }

    @Override
    public double noise(Cell cell) {
      return noise[number(cell.point())][0];
    }

    @Override
    public double noise(Cell cell, Contender contender) {
      return noise[number(cell.point())][number(contender)];
    }

    @Override
    public double deviate(RandomGenerator random) {
      return setting.shape.draw(random);
    }

    @Override
    public double coldness(Cell cell, long ageMillis) {
      return SimulatedForks.coldUntil(warmAfter[number(cell.point())], ageMillis);
    }

    @Override
    public double scatter(Cell cell, Contender contender) {
      return scatter[number(cell.point())][number(contender)];
    }

    /** By how much a contender is really ahead of its best rival. */
    double lead(Point point, Contender contender) {
      double own = speed(point, contender);
      double[] cell = speeds[number(point)];
      int at = number(contender);
      return own
          - IntStream.range(0, cell.length)
              .filter(i -> i != at)
              .mapToDouble(i -> cell[i])
              .max()
              .orElseThrow();
    }

    boolean separable(Point point) {
      double[] sorted = speeds[number(point)].clone();
      Arrays.sort(sorted);
      return sorted[sorted.length - 1] > sorted[sorted.length - 2];
    }

    /** Whether the survivors are really within ε of the leader. */
    boolean tied(CellVerdict verdict) {
      double leader = speed(verdict.point(), verdict.leader().orElseThrow());
      return verdict.survivors().stream()
          .allMatch(s -> Math.abs(speed(verdict.point(), s) - leader) <= Math.log1p(EPSILON));
    }

    private static int number(Point point) {
      return (int) point.parameter("n");
    }

    private static int number(Contender contender) {
      return Integer.parseInt(contender.model().substring(1));
    }

    private static double[] shuffled(double[] values, SplittableRandom random) {
      for (int i = values.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        double swapped = values[i];
        values[i] = values[j];
        values[j] = swapped;
      }
      return values;
    }
  }
}
