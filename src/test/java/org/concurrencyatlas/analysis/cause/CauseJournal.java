package org.concurrencyatlas.analysis.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latencies;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.stats.AlphaSpending;

/** A run of one cell on two processors, in which every counter is what the test says. */
public final class CauseJournal {
  private static final int BLOCKS = 8;
  private static final int BATCHES = 20;
  private static final int TASKS = 100;

  /**
   * A contender and its counters for a task, all in nanoseconds.
   *
   * @param p99Nanos its latency in a race about that
   */
  public record Made(
      String contender,
      double nanos,
      double cpuNanos,
      double serverCpuNanos,
      double collectorNanos,
      double threads,
      double carriers,
      double pinnedShare,
      double p99Nanos) {
    /** One that takes so long for a task and computes so long for it, on enough threads. */
    public static Made of(String contender, double nanos, double cpuNanos) {
      return new Made(contender, nanos, cpuNanos, 0, 0, 64, 0, 0, 1e6);
    }

    public Made served(double serverNanos) {
      return new Made(
          contender,
          nanos,
          cpuNanos,
          serverNanos,
          collectorNanos,
          threads,
          carriers,
          pinnedShare,
          p99Nanos);
    }

    public Made collected(double heldNanos) {
      return new Made(
          contender,
          nanos,
          cpuNanos,
          serverCpuNanos,
          heldNanos,
          threads,
          carriers,
          pinnedShare,
          p99Nanos);
    }

    public Made on(double someThreads) {
      return new Made(
          contender,
          nanos,
          cpuNanos,
          serverCpuNanos,
          collectorNanos,
          someThreads,
          carriers,
          pinnedShare,
          p99Nanos);
    }

    public Made pinned(double someCarriers, double share) {
      return new Made(
          contender,
          nanos,
          cpuNanos,
          serverCpuNanos,
          collectorNanos,
          someCarriers,
          someCarriers,
          share,
          p99Nanos);
    }

    public Made answering(double p99) {
      return new Made(
          contender,
          nanos,
          cpuNanos,
          serverCpuNanos,
          collectorNanos,
          threads,
          carriers,
          pinnedShare,
          p99);
    }
  }

  private CauseJournal() {}

  /** A race about throughput, with all that follows from its journal. */
  public static ReportInput throughput(String point, Made... contenders) {
    return run(point, Optional.empty(), List.of(), contenders);
  }

  /** The same with flags of the forks. */
  public static ReportInput flagged(String flag, String point, Made... contenders) {
    return run(point, Optional.empty(), List.of(flag), contenders);
  }

  /** A race about the p99 latency of a service. */
  public static ReportInput latency(String point, Made... contenders) {
    return run(point, Optional.of(Cost.P99), List.of(), contenders);
  }

  private static ReportInput run(
      String text, Optional<Cost> metric, List<String> flags, Made... contenders) {
    Point point = Point.parse(text);
    List<ForkResult> forks = new ArrayList<>();
    for (int block = 1; block <= BLOCKS; block++) {
      for (Made each : contenders) {
        forks.add(fork(point, each, block, forks.size(), metric.isPresent()));
      }
    }
    List<Contender> all =
        List.of(contenders).stream().map(each -> Contender.parse(each.contender())).toList();
    RunPlan plan =
        new RunPlan(
                "test",
                42,
                List.of(new Cell(point, all, TASKS, 0, false)),
                Protocols.USUAL,
                List.of(3, 5, 8),
                0.05,
                0.05,
                RunPlan.Order.INTERLEAVED,
                0,
                600_000,
                flags,
                Instant.EPOCH,
                AlphaSpending.weights(3),
                List.of())
            .by(metric);
    return ReportInput.of(plan, Environments.HERE, forks, new ModelCatalogue().directory());
  }

  /** A fork differs from the next by a hundredth at most. */
  private static ForkResult fork(Point point, Made made, int block, int sequence, boolean service) {
    double turn = 1 + 0.004 * ((sequence * 7) % 5 - 2);
    double perBatch = made.nanos() * TASKS * turn;
    Iteration iteration = new Iteration(BATCHES / 2, perBatch);
    ResourceUsage costs =
        new ResourceUsage(
            made.cpuNanos() * TASKS * turn,
            1_000.0 * TASKS,
            1 << 27,
            12,
            made.collectorNanos() * TASKS * BATCHES / 1e6,
            made.serverCpuNanos() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(made.serverCpuNanos() * TASKS * turn));
    ForkResult fork =
        ForkBuilder.of(point, Contender.parse(made.contender()))
            .sequence(sequence)
            .block(block)
            .warmupMillis(Protocols.USUAL.warmupMillis())
            .iterations(List.of(iteration, iteration))
            .costs(costs)
            .environment("here")
            .startedAt(Instant.EPOCH.plusSeconds(9L * sequence))
            .build();
    return fork.with(
            Optional.of(
                new JvmActivity(
                    made.threads(),
                    made.carriers(),
                    made.carriers(),
                    made.pinnedShare(),
                    0,
                    150,
                    50,
                    Double.NaN,
                    Double.NaN)))
        .answering(service ? Optional.of(answers(made, turn)) : Optional.empty());
  }

  /** One in fifty takes as long as the 99th percentile. */
  private static Latency answers(Made made, double turn) {
    Histogram times = new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
    long rare = Math.round(made.p99Nanos() * turn);
    times.recordValueWithCount(rare / 4, 4_900);
    times.recordValueWithCount(rare, 100);
    Distribution all = Distribution.of(times);
    double perSecond = 1e9 / made.nanos();
    return Latencies.of(perSecond, 5_000 / perSecond, 5_000, 5_000, 0, all, all, 0.05);
  }
}
