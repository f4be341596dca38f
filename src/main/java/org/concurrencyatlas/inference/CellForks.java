package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.SuccessiveDifferences;
import org.concurrencyatlas.verdict.Exclusion;

/**
 * The measured forks of one cell, by contender and block; of repeated forks only the last attempt.
 * Grows with the journal.
 */
public final class CellForks {
  /** After this many forks that failed, a contender is not run again in the cell. */
  private static final int MOST_FAILURES = 2;

  private static final double CONFIDENCE = 0.95;

  private final Cell cell;
  private final Optional<Cost> metric;
  private final List<NavigableMap<Integer, ScoredFork>> byContender = new ArrayList<>();
  private final List<Double> probes = new ArrayList<>();
  private final List<List<ScoredFork>> failedPilots = new ArrayList<>();

  /**
   * A fork with its score and the logs of its iterations' times, and whether it may be compared.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record ScoredFork(ForkResult fork, double score, double[] logTimes, boolean usable) {
    static ScoredFork of(ForkResult fork, Optional<Cost> metric) {
      double score = Cost.score(metric, fork);
      if (!fork.outcome().ok() || !CellForks.sound(fork.iterations()) || !Double.isFinite(score)) {
        return new ScoredFork(fork, Double.NaN, new double[0], false);
      }
      return new ScoredFork(fork, score, metric.isEmpty() ? logTimes(fork) : new double[0], true);
    }

    /** The iterations measure no costs. */
    private static double[] logTimes(ForkResult fork) {
      return fork.iterations().stream().mapToDouble(i -> Math.log(i.nanosPerBatch())).toArray();
    }

    /** Whether a fork that cannot be compared is the fault of its contender. */
    boolean failed() {
      return !usable && !fork.outcome().lost();
    }

    boolean saturated() {
      return fork.outcome().status() == Outcome.Status.SATURATED;
    }

    boolean unsupported() {
      return fork.outcome().status() == Outcome.Status.UNSUPPORTED;
    }
  }

  /**
   * No forks yet.
   *
   * @param metric what they are scored by; empty for throughput
   */
  CellForks(Cell cell, Optional<Cost> metric) {
    this.cell = cell;
    this.metric = metric;
    for (int i = 0; i < cell.contenders().size(); i++) {
      byContender.add(new TreeMap<>());
      failedPilots.add(new ArrayList<>());
    }
  }

  /** Takes the next fork of the cell; sentinels are ignored. */
  void add(ForkResult fork) {
    if (fork.role() == Role.LIMIT && fork.outcome().ok() && fork.limitNanosPerBatch() > 0) {
      probes.add(fork.limitNanosPerBatch());
    }
    int contender = cell.contenders().indexOf(fork.contender());
    if (contender < 0) {
      return;
    }
    if (fork.role() == Role.MEASURED) {
      byContender.get(contender).put(fork.block(), ScoredFork.of(fork, metric));
    } else if (fork.role() == Role.PILOT && !fork.outcome().ok() && !fork.outcome().lost()) {
      failedPilots.get(contender).add(ScoredFork.of(fork, metric));
    }
  }

  /** How many blocks have a fork of the contender, whatever its outcome. */
  int blocks(int contender) {
    return byContender.get(contender).size();
  }

  /** The forks of a contender that may be compared, in the order of blocks. */
  public List<ForkResult> usable(int contender) {
    return forks(contender).stream().filter(ScoredFork::usable).map(ScoredFork::fork).toList();
  }

  /** The scores of a contender's usable forks, in the order of blocks. */
  public double[] scores(int contender) {
    return forks(contender).stream()
        .filter(ScoredFork::usable)
        .mapToDouble(ScoredFork::score)
        .toArray();
  }

  /** ln(batches a second) of a contender's usable forks, whatever they are scored by. */
  private double[] logRates(int contender) {
    return usable(contender).stream().mapToDouble(ForkResult::score).toArray();
  }

  /** Batches a second with the interval over forks: exp(x̄ ± t·s/√n). */
  public Interval batchesPerSecond(int contender) {
    return Moments.of(logRates(contender)).interval(CONFIDENCE).exp();
  }

  /**
   * The physical limit of the cell, in nanoseconds for a batch: the larger of what is known and the
   * geometric mean of the probes; 0 when nothing is known.
   */
  public double limitNanosPerBatch() {
    double[] logs = probes.stream().mapToDouble(Math::log).toArray();
    double probed = logs.length == 0 ? 0 : Math.exp(Moments.of(logs).mean());
    return Math.max(cell.limitNanosPerBatch(), probed);
  }

  /** The same of the fastest probe: what is faster than that did not do the work. */
  private double fastestNanosPerBatch() {
    double probed = probes.stream().mapToDouble(each -> each).min().orElse(0);
    return Math.max(cell.limitNanosPerBatch(), probed);
  }

  /**
   * Throughput of a contender as a share of the physical limit, with its 95 % interval over the
   * forks of both; NaN when either is unknown.
   */
  public Interval shareOfLimit(int contender) {
    Moments scores = Moments.of(logRates(contender));
    if (!(limitNanosPerBatch() > 0)) {
      return Interval.unbounded(Double.NaN);
    }
    return limitNanosPerBatch() > cell.limitNanosPerBatch()
        ? over(scores, Moments.of(probes.stream().mapToDouble(CellForks::logRate).toArray()))
        : scores.interval(CONFIDENCE).plus(-logRate(limitNanosPerBatch())).exp();
  }

  private static Interval over(Moments scores, Moments probed) {
    return Math.min(scores.n(), probed.n()) < Moments.LEAST_FOR_INTERVAL
        ? Interval.unbounded(Math.exp(scores.mean() - probed.mean()))
        : MeanDifference.of(scores, probed).interval((1 - CONFIDENCE) / 2).exp();
  }

  private static double logRate(double nanosPerBatch) {
    return Math.log(1e9 / nanosPerBatch);
  }

  /** Throughput of a contender as a share of what the fastest probe saw; NaN when unknown. */
  double shareOfFastestProbe(int contender) {
    return share(contender, fastestNanosPerBatch());
  }

  private double share(int contender, double limit) {
    double batchesPerSecond = Math.exp(Moments.of(logRates(contender)).mean());
    return limit > 0 ? batchesPerSecond * limit / 1e9 : Double.NaN;
  }

  /** Differences of scores, i − j, over the first blocks in which both succeeded. */
  public double[] differences(int i, int j, int mostBlocks) {
    double[] differences = new double[Math.min(mostBlocks, blocks(i))];
    int n = 0;
    for (var entry : byContender.get(i).entrySet()) {
      ScoredFork mine = entry.getValue();
      ScoredFork rivals = byContender.get(j).get(entry.getKey());
      if (n < differences.length && rivals != null && mine.usable() && rivals.usable()) {
        differences[n++] = mine.score() - rivals.score();
      }
    }
    return Arrays.copyOf(differences, n);
  }

  /**
   * The least variance of a contender's score that the scatter of its forks' iterations implies.
   */
  double leastVariance(int contender, int mostBlocks) {
    return SuccessiveDifferences.varianceOfMean(
        forks(contender).stream()
            .limit(mostBlocks)
            .filter(ScoredFork::usable)
            .map(ScoredFork::logTimes)
            .toArray(double[][]::new));
  }

  /**
   * Why a contender cannot win: one failed fork is enough, because a model that fails sometimes
   * cannot be recommended. Forks that the harness or the machine lost are no failures, but without
   * any other there is nothing to compare. Empty when nothing speaks against it.
   */
  Optional<Exclusion> defect(int contender) {
    Collection<ScoredFork> forks = forks(contender);
    List<ScoredFork> failed = forks.stream().filter(ScoredFork::failed).toList();
    if (!failed.isEmpty()) {
      return Optional.of(exclusion(failed, forks.size()));
    }
    if (!forks.isEmpty() && forks.stream().noneMatch(ScoredFork::usable)) {
      Outcome first = forks.iterator().next().fork().outcome();
      return Optional.of(new Exclusion.Lost(forks.size(), first));
    }
    List<ScoredFork> pilots = failedPilots.get(contender);
    return dropped(contender) ? Optional.of(exclusion(pilots, pilots.size())) : Optional.empty();
  }

  private static Exclusion exclusion(List<ScoredFork> failed, int forks) {
    Outcome first = failed.getFirst().fork().outcome();
    if (failed.stream().allMatch(ScoredFork::saturated)) {
      return new Exclusion.Saturated(failed.size(), forks, first);
    }
    return first.ok()
        ? new Exclusion.ImpossibleTimes(failed.size(), forks)
        : new Exclusion.Failed(failed.size(), forks, first);
  }

  /** Whether the contender failed so often, or so plainly, that it is not run again. */
  boolean dropped(int contender) {
    List<ScoredFork> failures =
        Stream.concat(failedPilots.get(contender).stream(), forks(contender).stream())
            .filter(ScoredFork::failed)
            .toList();
    return failures.size() >= MOST_FAILURES || failures.stream().anyMatch(ScoredFork::unsupported);
  }

  /** Whether the cell's forks were not all measured in the same way. */
  boolean mixedProtocols() {
    return distinct(fork -> fork.fork().warmupMillis()) > 1
        || distinct(fork -> fork.fork().iterations().size()) > 1;
  }

  /** Whether the cell's forks were measured by more than one machine, JVM or jar. */
  boolean mixedEnvironments() {
    return environments().size() > 1;
  }

  /**
   * {@link ForkResult#environment} of where the cell was measured; several where they are mixed.
   */
  public Set<String> environments() {
    return usable().map(fork -> fork.fork().environment()).collect(Collectors.toSet());
  }

  private long distinct(Function<ScoredFork, Object> property) {
    return usable().map(property).distinct().count();
  }

  private Stream<ScoredFork> usable() {
    return byContender.stream()
        .flatMap(forks -> forks.values().stream())
        .filter(ScoredFork::usable);
  }

  private Collection<ScoredFork> forks(int contender) {
    return byContender.get(contender).values();
  }

  private static boolean sound(List<Iteration> iterations) {
    return !iterations.isEmpty() && iterations.stream().allMatch(CellForks::sound);
  }

  private static boolean sound(Iteration iteration) {
    return iteration.batches() > 0
        && iteration.nanosPerBatch() > 0
        && Double.isFinite(iteration.nanosPerBatch());
  }
}
