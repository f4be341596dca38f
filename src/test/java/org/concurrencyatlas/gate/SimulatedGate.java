package org.concurrencyatlas.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.JournaledForks;
import org.concurrencyatlas.race.RaceListener;
import org.concurrencyatlas.race.SimulatedForks;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Noises;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate over simulated forks whose truth is known. */
final class SimulatedGate implements SimulatedForks.Truth {
  private static final Protocol PROTOCOL =
      Protocol.of(Duration.ofSeconds(1), 4, Duration.ofMillis(250), Duration.ofSeconds(30));

  private final double[] noise;
  private final int cells;
  private final int contenders;
  private Duration budget = Duration.ofHours(10);

  /** By how much the candidate of an arm is slower, log. */
  double[] slowdown;

  double seenOfSlowed = 0.1;
  double copyOff;

  /** Standard deviation of what a session does to each row for itself, log. */
  double shiftOfRows;

  /** What a session does to each row, log. */
  private double[] sessionShift;

  Predicate<ForkRequest> failing = request -> false;
  Predicate<ForkRequest> throttled = request -> false;

  /**
   * A gate of cells × contenders.
   *
   * @param leastNoise of a fork's log score; an arm's own is drawn evenly up to the most
   */
  SimulatedGate(int cells, int contenders, double leastNoise, double mostNoise, long seed) {
    this.cells = cells;
    this.contenders = contenders;
    SplittableRandom random = new SplittableRandom(seed);
    noise =
        random
            .doubles(cells * (long) contenders)
            .map(u -> leastNoise + u * (mostNoise - leastNoise))
            .toArray();
    slowdown = new double[cells * contenders];
    sessionShift = new double[cells * contenders];
  }

  SimulatedGate budget(Duration other) {
    budget = other;
    return this;
  }

  GatePlan plan(long seed, double allowed) {
    List<Cell> planned =
        IntStream.range(0, cells)
            .mapToObj(cell ->
                new Cell(Point.of("w", Map.of("n", (long) cell)), contestants(), 1, 0, false))
            .toList();
    return GatePlan.of(
        new RunPlan(
            "gate",
            seed,
            planned,
            PROTOCOL,
            List.of(3),
            0.05,
            0.02,
            RunPlan.Order.INTERLEAVED,
            0,
            budget.toMillis(),
            List.of(),
            Instant.EPOCH,
            AlphaSpending.weights(1),
            List.of(variant(GatePlan.BASELINE), variant(GatePlan.CANDIDATE))),
        allowed,
        RunMetric.THROUGHPUT);
  }

  private List<Contender> contestants() {
    return IntStream.range(0, contenders)
        .mapToObj(i -> Contender.parse("m" + i))
        .flatMap(each -> Stream.of(each.in(GatePlan.BASELINE), each.in(GatePlan.CANDIDATE)))
        .toList();
  }

  private static Variant variant(String name) {
    return new Variant(name, List.of(), "", List.of(), "");
  }

  /** Six forks of each baseline, of another session. */
  List<ForkResult> stored(long seed) {
    SimulatedForks forks = new SimulatedForks(seed, this);
    GatePlan plan = plan(seed, 0.02);
    return plan.pairs().stream()
        .flatMap(pair ->
            IntStream.range(0, 6)
                .mapToObj(i ->
                    forks.run(
                        i,
                        new ForkRequest(
                            cell(plan, pair.point()),
                            pair.baseline(),
                            100 + i,
                            0,
                            ForkResult.Role.MEASURED,
                            PROTOCOL))))
        .toList();
  }

  private static Cell cell(GatePlan plan, Point point) {
    return plan.run().cells().stream()
        .filter(each -> each.point().equals(point))
        .findFirst()
        .orElseThrow();
  }

  /** What a gate compared, what it found, and the forks that it took. */
  record Run(GatePlan plan, GateVerdict verdict, List<ForkResult> journal) {}

  /** A gate that is screened by stored forks; the session of the gate is slower by the shift. */
  GateVerdict run(long seed, double shift, boolean confirms) {
    return runStored(seed, shift, confirms).verdict();
  }

  /** The same with its forks. */
  Run runStored(long seed, double shift, boolean confirms) {
    sessionShift = new double[noise.length];
    GatePlan plan = plan(seed, 0.02).screenedBy(stored(~seed), confirms);
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(sessionShift, arm -> shift + shiftOfRows * random.nextGaussian());
    return run(plan, seed);
  }

  GateVerdict run(long seed) {
    return runFresh(seed).verdict();
  }

  /** A gate of which both sides are fresh, with its forks. */
  Run runFresh(long seed) {
    return run(plan(seed, 0.02), seed);
  }

  List<ForkResult> journal(long seed) {
    return runFresh(seed).journal();
  }

  private Run run(GatePlan plan, long seed) {
    SimulatedForks forks = new SimulatedForks(seed, this);
    try {
      List<ForkResult> journal =
          new GateRace(plan, new JournaledForks(forks, fork -> {}, new RaceListener() {}, forks))
              .run(List.of());
      return new Run(plan, GateRules.verdict(plan, journal), journal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a simulated fork does not wait", e);
    }
  }

  private int arm(Cell cell, Contender contender) {
    int number = Integer.parseInt(contender.model().substring(1));
    return (int) cell.point().parameter("n") * contenders + number;
  }

  @Override
  public double speed(Cell cell, Contender contender) {
    double copy = contender.settings().containsKey(Contender.COPY) ? copyOff : 0;
    return -copy
        - sessionShift[arm(cell, contender)]
        - switch (contender.variant()) {
          case GatePlan.CANDIDATE -> slowdown[arm(cell, contender)];
          case GatePlan.SLOWED -> Math.log1p(seenOfSlowed);
          default -> 0;
        };
  }

  @Override
  public double noise(Cell cell, Contender contender) {
    return noise[arm(cell, contender)];
  }

  @Override
  public Outcome outcome(ForkRequest request) {
    return failing.test(request)
        ? new Outcome(Outcome.Status.FAILED, "no such workload")
        : Outcome.OK;
  }

  @Override
  public Noise disturbance(ForkRequest request) {
    return throttled.test(request) ? Noises.throttled(12) : Noise.UNKNOWN;
  }
}
