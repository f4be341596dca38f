package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.concurrencyatlas.race.Simulation.Field;
import org.concurrencyatlas.race.Simulation.RacePlan;
import org.concurrencyatlas.race.Simulation.Restless;
import org.concurrencyatlas.race.Simulation.Setting;
import org.concurrencyatlas.race.Simulation.Shape;
import org.concurrencyatlas.race.Simulation.Tally;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.BinomialBounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the race and its verdicts promise, held against simulated forks whose truth is known: how
 * often a winner is false, what is found, and how long it takes. The short tests are a part of the
 * long one, which writes {@code docs/simulation.md}.
 */
class SimulationTest {
  private static final long SEED = 20_251_122;
  private static final double ALPHA = 0.05;

  private static final List<Long> WARM_AT_ONCE = List.of(0L);
  private static final List<Long> WARM_SOONER_OR_LATER = List.of(0L, 0L, 0L, 5_000L, 20_000L);
  private static final List<Long> NEVER_WARM = List.of(60_000L);

  private static final Field EQUAL = (contenders, random) -> new double[contenders];

  /** Contenders that differ by anything from nothing to a half. */
  private static final Field MIXED =
      (contenders, random) -> {
        double[] leads = {0, 0.02, 0.05, 0.1, 0.2, 0.5};
        return behind(contenders, leads[random.nextInt(leads.length)], 0.3, random);
      };

  /** The least favourable truth: two are equal, and the rest far behind. */
  private static final Field TOP_TWO = (contenders, random) -> topTwo(contenders, 0, random);

  private static final Shape NORMAL = RandomGenerator::nextGaussian;

  /** Student's t with 3 degrees: outliers, as a busy machine makes them. */
  private static final Shape HEAVY_TAILED =
      random -> {
        double square = 0;
        for (int i = 0; i < 3; i++) {
          double each = random.nextGaussian();
          square += each * each;
        }
        return random.nextGaussian() / Math.sqrt(square / 3) / Math.sqrt(3);
      };

  /** Uniform tails: the lightest that occur. */
  private static final Shape LIGHT_TAILED = random -> Math.sqrt(12) * (random.nextDouble() - 0.5);

  /** Student's t with 3 degrees, and one fork in ten is a fifth slower. */
  private static final Shape SLOW_FORKS = mixture(HEAVY_TAILED, 0.03, 0.2, 0.1);

  /** Every second fork is 15 % slower: which one is drawn when its JVM starts. */
  private static final Shape LOTTERY = mixture(NORMAL, 0.03, 0.15, 0.5);

  @Test
  void amongEqualContendersAWinnerIsRarerThanPromised() {
    for (Shape shape : List.of(NORMAL, HEAVY_TAILED, LIGHT_TAILED)) {
      Tally tally = Simulation.run(setting("", 20, 4, shape, EQUAL), SEED, 40);

      assertThat(BinomialBounds.lowerBound(tally.mapsWithFalseWin, tally.maps, 0.99))
          .isLessThanOrEqualTo(ALPHA);
      assertThat(tally.certified).isLessThanOrEqualTo(tally.maps / 5);
    }
    Tally lone = Simulation.run(lonePair("", NORMAL), SEED, 400);
    assertThat(BinomialBounds.lowerBound(lone.mapsWithFalseWin, lone.maps, 0.99))
        .isLessThanOrEqualTo(ALPHA);
  }

  @Test
  void differencesAreFoundAndIntervalsHoldTheTruth() {
    Tally tally = Simulation.run(setting("", 20, 4, NORMAL, lead(0.2)), SEED, 20);

    assertThat(share(tally.certified, tally.cells)).isGreaterThan(0.85);
    assertThat(tally.mapsWithFalseCertified).isLessThanOrEqualTo(3);
    assertThat(share(tally.covered, tally.intervals)).isBetween(0.93, 0.97);
    assertThat(share(tally.ratiosCovered, tally.ratios)).isGreaterThan(0.95);
    assertThat(tally.meanTime()).isLessThan(0.13);
  }

  @Test
  void withLittleNoiseEqualContendersTie() {
    Setting calm = new Setting("", 6, 3, 0.004, 0.006, NORMAL, EQUAL, WARM_AT_ONCE, RacePlan.MAP);

    Tally tally = Simulation.run(calm, SEED, 20);

    assertThat(share(tally.ties, tally.cells)).isGreaterThan(0.8);
    assertThat(tally.falseTies).isZero();
  }

  @Test
  void aLoadInTheSecondHalfIsADifferenceOnlyInSequentialOrder() throws Exception {
    double[] interleaved = new InjectedLoad(RunPlan.Order.INTERLEAVED, 0.1, 0.005).errors(SEED, 50);
    double[] sequential = new InjectedLoad(RunPlan.Order.SEQUENTIAL, 0.1, 0.005).errors(SEED, 50);

    assertThat(interleaved[49]).isLessThan(0.02);
    assertThat(sequential[0]).isGreaterThan(0.07);
  }

  @Test
  void aPilotWhoseIterationsScatterIsSoonFoundWarm() {
    SimulatedPilots.Tally warmAtOnce = new SimulatedPilots(0, 0.05).run(SEED, 200);
    SimulatedPilots.Tally slow = new SimulatedPilots(3, 0.05).run(SEED, 200);

    assertThat(warmAtOnce.meanWarmUpSeconds()).isBetween(3.0, 4.0);
    assertThat(slow.meanWarmUpSeconds()).isGreaterThan(5);
    assertThat(slow.meanError()).isLessThan(0.04);
  }

  /** A win of one that only warms up sooner may be certified; that it lasts must not be. */
  @Test
  void aLeadOfWarmingUpIsHardlyEverToldToLast() {
    for (SimulatedWarmUps setting : warmUps()) {
      SimulatedWarmUps.Tally tally = setting.run(SEED, 100);

      assertThat(BinomialBounds.lowerBound(tally.steady(), tally.runs(), 0.99))
          .as("%s", setting)
          .isLessThanOrEqualTo(ALPHA);
    }
  }

  @Test
  @Tag("full")
  void theWholeSimulationKeepsWhatIsPromised() throws Exception {
    SimulationReport report = new SimulationReport(SEED);
    List<Tally> equal = new ArrayList<>();
    for (Setting setting : equalContenders()) {
      equal.add(report.equal(setting, Simulation.run(setting, SEED, maps(setting))));
    }
    for (Setting setting : topTwoContenders()) {
      equal.add(report.equal(setting, Simulation.run(setting, SEED, maps(setting))));
    }
    List<Tally> timed = new ArrayList<>();
    for (Setting setting : mixedContenders()) {
      timed.add(report.mixed(setting, Simulation.run(setting, SEED, 100)));
    }
    report.mixed(neverWarm(), Simulation.run(neverWarm(), SEED, 20));
    report.mixed(standard(), Simulation.run(standard(), SEED, 300));
    for (double seconds : new double[] {0, 1, 3, 6}) {
      for (double scatter : new double[] {0.01, 0.03, 0.05, 0.08}) {
        report.pilots(new SimulatedPilots(seconds, scatter), SEED, 1000);
      }
    }
    for (SimulatedWarmUps setting : warmUps()) {
      SimulatedWarmUps.Tally tally = report.warmUps(setting, setting.run(SEED, 1000));
      assertThat(BinomialBounds.lowerBound(tally.steady(), tally.runs(), 0.99))
          .isLessThanOrEqualTo(ALPHA);
    }
    for (double lead : new double[] {0.02, 0.05, 0.1, 0.15, 0.2, 0.3}) {
      Setting setting = setting("leader ahead by " + percent(lead), 60, 4, NORMAL, lead(lead));
      Tally raced = Simulation.run(setting, SEED, 50);
      report.power(setting, raced, Simulation.run(setting.raced(RacePlan.fixed(5)), SEED, 50));
      assertThat(share(raced.certified, raced.cells)).isGreaterThanOrEqualTo(powerFloor(lead));
    }
    for (double load : new double[] {0, 0.05, 0.1, 0.2}) {
      InjectedLoad interleaved = new InjectedLoad(RunPlan.Order.INTERLEAVED, load, 0.01);
      InjectedLoad sequential = new InjectedLoad(RunPlan.Order.SEQUENTIAL, load, 0.01);
      report.order(interleaved, interleaved.errors(SEED, 500), sequential.errors(SEED, 500));
    }
    report.write(Path.of("docs", "simulation.md"));

    assertThat(equal)
        .allMatch(t -> BinomialBounds.lowerBound(t.mapsWithFalseWin, t.maps, 0.99) <= ALPHA);
    assertThat(timed).allMatch(t -> t.discoveryShare / t.maps <= ALPHA);
    assertThat(timed).allMatch(t -> t.longestTime() <= 0.20);
    assertThat(timed.stream().mapToDouble(Tally::meanTime).average().orElseThrow())
        .isLessThanOrEqualTo(0.13);
  }

  /** As many as ten minutes allow for all settings together. */
  private static int maps(Setting setting) {
    return setting.cells() < 60 ? 1000 : 300;
  }

  private static List<SimulatedWarmUps> warmUps() {
    List<SimulatedWarmUps> settings = new ArrayList<>();
    for (double scatter : new double[] {0.01, 0.03}) {
      for (double millis : new double[] {0, 500, 1000, 3000, 6000, 15_000}) {
        settings.add(
            new SimulatedWarmUps(
                "[1 s, 2 s]", SimulatedWarmUps.YOUNG, List.of(3, 5), 0, millis, scatter));
        settings.add(
            new SimulatedWarmUps(
                "[3 s, 8 s]", Protocols.USUAL, List.of(3, 5, 8), 0, millis, scatter));
        settings.add(
            new SimulatedWarmUps(
                "warm-up by pilots",
                Protocols.piloted(Duration.ofSeconds(20)),
                List.of(3, 5, 8),
                0,
                millis,
                scatter));
        settings.add(
            new SimulatedWarmUps(
                "steady",
                Protocols.piloted(Duration.ofMinutes(1)),
                List.of(3, 5, 8),
                1,
                millis,
                scatter));
      }
    }
    return settings;
  }

  private static List<Setting> equalContenders() {
    return List.of(
        setting("normal noise", 60, 4, NORMAL, EQUAL),
        setting("heavy tails (t₃)", 60, 4, HEAVY_TAILED, EQUAL),
        setting("light tails (uniform)", 60, 4, LIGHT_TAILED, EQUAL),
        setting("2 contenders", 60, 2, NORMAL, EQUAL),
        setting("8 contenders", 60, 8, NORMAL, EQUAL),
        setting("6 cells, 6 contenders", 6, 6, NORMAL, EQUAL),
        lonePair("1 cell, 2 contenders", NORMAL),
        lonePair("1 cell, 2 contenders, heavy tails", HEAVY_TAILED));
  }

  /** Settings of an independent audit, the least favourable that it found. */
  private static List<Setting> topTwoContenders() {
    List<Setting> settings = new ArrayList<>();
    for (int[] map : new int[][] {{1, 2}, {3, 4}, {12, 5}, {1, 6}, {60, 4}}) {
      String size = map[0] + " × " + map[1];
      settings.add(audited("two lead, " + size, map, 0.03, NORMAL));
      settings.add(audited("two lead, slow forks, " + size, map, 0.067, SLOW_FORKS));
      settings.add(audited("two lead, fork lottery, " + size, map, 0.081, LOTTERY));
      settings.add(
          audited("two lead, one restless, " + size, map, 0.02, NORMAL).with(new Restless(1, 10)));
    }
    settings.add(
        audited("restless in 1 of 6 cells", new int[] {12, 5}, 0.02, NORMAL)
            .with(new Restless(6, 10)));
    settings.add(
        audited("restless in 1 of 12 cells", new int[] {60, 4}, 0.02, NORMAL)
            .with(new Restless(12, 10)));
    settings.add(
        audited("restless in 1 of 12 cells", new int[] {60, 2}, 0.02, NORMAL)
            .with(new Restless(12, 10)));
    settings.add(
        audited("3 × as restless in 1 of 3 cells", new int[] {60, 2}, 0.02, NORMAL)
            .with(new Restless(3, 3)));
    return settings;
  }

  private static Setting audited(String name, int[] map, double noise, Shape shape) {
    return new Setting(
        name, map[0], map[1], noise, noise, shape, TOP_TWO, WARM_AT_ONCE, RacePlan.MAP);
  }

  /** A cell that no pool of variances guards against one that is small by luck. */
  private static Setting lonePair(String name, Shape shape) {
    return setting(name, 1, 2, shape, EQUAL);
  }

  private static List<Setting> mixedContenders() {
    return List.of(
        setting("noise 2–4.5 %", 60, 4, NORMAL, MIXED),
        withNoise("noise 2 %", 0.02, MIXED),
        withNoise("noise 3 %", 0.03, MIXED),
        withNoise("noise 4.5 %", 0.045, MIXED),
        setting("noise 2–4.5 %, heavy tails", 60, 4, HEAVY_TAILED, MIXED),
        setting("noise 2–4.5 %, 6 contenders", 60, 6, NORMAL, MIXED),
        warmup("noise 2–4.5 %, warm after 0–10 s", MIXED, WARM_SOONER_OR_LATER),
        setting("noise 2–4.5 %, all equal", 60, 4, NORMAL, EQUAL));
  }

  private static Setting neverWarm() {
    return warmup("noise 2–4.5 %, never warm within 10 s", MIXED, NEVER_WARM);
  }

  private static Setting standard() {
    String name = "standard: 3 cells, 6 contenders, limits and long forks";
    return setting(name, 3, 6, NORMAL, MIXED).raced(RacePlan.STANDARD);
  }

  private static double powerFloor(double lead) {
    return lead >= 0.2 ? 0.9 : lead >= 0.15 ? 0.6 : 0;
  }

  private static Setting setting(String name, int cells, int contenders, Shape shape, Field field) {
    return new Setting(
        name, cells, contenders, 0.02, 0.045, shape, field, WARM_AT_ONCE, RacePlan.MAP);
  }

  private static Setting withNoise(String name, double noise, Field field) {
    return new Setting(name, 60, 4, noise, noise, NORMAL, field, WARM_AT_ONCE, RacePlan.MAP);
  }

  private static Setting warmup(String name, Field field, List<Long> warmAfterMillis) {
    return new Setting(name, 60, 4, 0.02, 0.045, NORMAL, field, warmAfterMillis, RacePlan.MAP);
  }

  private static Field lead(double lead) {
    return (contenders, random) -> behind(contenders, Math.log1p(lead), 0.3, random);
  }

  /** One leader, a second behind it by the lead, the others up to the spread behind the second. */
  private static double[] behind(
      int contenders, double lead, double spread, RandomGenerator random) {
    double[] speeds = new double[contenders];
    for (int i = 1; i < contenders; i++) {
      speeds[i] = -lead - (i == 1 ? 0 : spread * random.nextDouble());
    }
    return speeds;
  }

  /** Two leaders, the first ahead by the lead, the others 30 to 60 % behind. */
  private static double[] topTwo(int contenders, double lead, RandomGenerator random) {
    double[] speeds = new double[contenders];
    for (int i = 1; i < contenders; i++) {
      speeds[i] = i == 1 ? -lead : -0.3 - 0.3 * random.nextDouble();
    }
    return speeds;
  }

  /** Noise of a standard deviation, in which some forks are slower; scaled to deviation 1. */
  private static Shape mixture(Shape noise, double deviation, double slower, double share) {
    double all = Math.sqrt(deviation * deviation + slower * slower * share * (1 - share));
    return random ->
        (deviation * noise.draw(random) - slower * ((random.nextDouble() < share ? 1 : 0) - share))
            / all;
  }

  private static double share(int part, int whole) {
    return (double) part / whole;
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
