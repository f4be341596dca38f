package org.concurrencyatlas.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latencies;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.latency.LatencyOverTime;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** A run of services over several loads, as two processors would serve requests of 1 ms. */
public final class ServiceRun {
  /** Latencies as multiples of what the load alone makes of them. */
  private static final Map<String, Double> FACTORS =
      Map.of("fixed-pool", 1.0, "fork-join", 1.05, "virtual-threads", 1.6, "async", 2.5);

  private static final int BLOCKS = 5;
  private static final int SAMPLES = 12_000;
  private static final double MOST_PER_SECOND = 2_000;
  private static final Protocol PROTOCOL =
      Protocol.of(Duration.ofSeconds(3), 8, Duration.ofSeconds(1), Duration.ofSeconds(60));

  private final List<Cell> cells = new ArrayList<>();
  private final List<ForkResult> forks = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(7);

  private ServiceRun() {}

  /** The report of such a run about a metric; empty for throughput. */
  public static ReportInput about(Optional<Cost> metric) {
    ServiceRun run = new ServiceRun();
    for (long load : new long[] {30, 60, 90, 110}) {
      run.add(load);
    }
    return ReportInput.of(
        run.plan(metric), Environments.HERE, run.forks, new ModelCatalogue().directory());
  }

  private void add(long load) {
    Point point = new WorkloadCatalogue().resolve(Point.of("service", Map.of("loadPercent", load)));
    List<Contender> contenders =
        Stream.of("sequential", "fixed-pool", "fork-join", "virtual-threads", "async")
            .map(Contender::parse)
            .toList();
    cells.add(new Cell(point, contenders, 100, 0, true));
    for (int block = 1; block <= BLOCKS; block++) {
      int number = block;
      contenders.forEach(each -> forks.add(fork(point, each, number, load / 100.0)));
      forks.add(limit(point, block));
    }
  }

  private ForkResult fork(Point point, Contender contender, int block, double load) {
    boolean alone = contender.model().equals("sequential");
    double own = alone ? 2 * load : load;
    double rate = load * MOST_PER_SECOND;
    double answered = Math.min(rate, rate / own);
    Latency latency =
        Latencies.over(
            slices(contender, block, 2e3 / Math.max(0.05, 1 - own)),
            Latencies.of(
                rate,
                8,
                Math.round(8 * rate),
                Math.round(8 * answered),
                0,
                times(FACTORS.getOrDefault(contender.model(), 1.0) / Math.max(0.05, 1 - own)),
                times(0.1),
                0.06));
    Outcome outcome =
        own > 1 ? new Outcome(Outcome.Status.SATURATED, "saturated: too slow") : Outcome.OK;
    return fork(point, contender, block, Role.MEASURED, outcome, 1e11 / answered, Double.NaN)
        .answering(Optional.of(latency));
  }

  private ForkResult limit(Point point, int block) {
    double nanos = 1e11 / MOST_PER_SECOND * (1 + 0.002 * block);
    return fork(point, Contender.parse("limit"), block, Role.LIMIT, Outcome.OK, nanos, nanos);
  }

  private ForkResult fork(
      Point point,
      Contender contender,
      int block,
      Role role,
      Outcome outcome,
      double nanosPerBatch,
      double limit) {
    return ForkBuilder.of(point, contender)
        .sequence(forks.size())
        .block(block)
        .role(role)
        .warmupMillis(PROTOCOL.warmupMillis())
        .outcome(outcome)
        .iterations(List.of(new Iteration(10, nanosPerBatch * (1 + 0.002 * random.nextGaussian()))))
        .limitNanos(limit)
        .costs(new ResourceUsage(1.1e8, 1000, 1 << 27, 20, 3))
        .environment("here")
        .startedAt(Instant.EPOCH.plusSeconds(12L * forks.size()))
        .elapsedMillis(12_000)
        .build();
  }

  /** Quiet slices; in its third fork virtual-threads stalls for half a second. */
  private static LatencyOverTime slices(Contender contender, int block, double usualMicros) {
    SplittableRandom restless = new SplittableRandom(block);
    List<Long> p99 = new ArrayList<>();
    for (int slice = 0; slice < 32; slice++) {
      boolean stalls = contender.model().equals("virtual-threads") && block == 3;
      double times = stalls && (slice == 13 || slice == 14) ? 40 : 1 + 0.8 * restless.nextDouble();
      p99.add(Math.round(times * usualMicros));
    }
    return new LatencyOverTime(250, p99.stream().map(each -> each / 3).toList(), p99);
  }

  /** Exponential times of about so many milliseconds, a fork's own a little more or less. */
  private Distribution times(double millis) {
    double mean = millis * 1e6 * (1 + 0.04 * random.nextGaussian());
    Histogram times = new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
    for (int i = 0; i < SAMPLES; i++) {
      times.recordValue(Math.round(0.6 * mean + 0.4 * mean * random.nextExponential()));
    }
    return Distribution.of(times);
  }

  private RunPlan plan(Optional<Cost> metric) {
    return new RunPlan(
            "service",
            42,
            cells,
            PROTOCOL,
            List.of(3, 5),
            0.05,
            0.1,
            RunPlan.Order.INTERLEAVED,
            0,
            1_200_000,
            List.of("-Xmx1g"),
            Instant.parse("2026-12-01T10:00:00Z"),
            AlphaSpending.weights(2),
            List.of())
        .by(metric);
  }
}
