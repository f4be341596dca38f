package org.concurrencyatlas.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/** The forks of a gate by who ran them and in which block; of a repeated fork the last attempt. */
final class GateForks {
  private record Place(Point point, Contender contender, int block) {}

  private record Who(Point point, Contender contender) {}

  private final Map<Place, ForkResult> forks = new HashMap<>();
  private final Map<Who, Outcome> failures = new HashMap<>();
  private final RunMetric metric;

  GateForks(List<ForkResult> journal, RunMetric metric) {
    this.metric = metric;
    Attempts.last(journal).stream().filter(fork -> fork.role() == Role.MEASURED).forEach(this::add);
  }

  private void add(ForkResult fork) {
    forks.put(new Place(fork.point(), fork.contender(), fork.block()), fork);
    if (!fork.outcome().ok() && !fork.outcome().lost()) {
      failures.putIfAbsent(new Who(fork.point(), fork.contender()), fork.outcome());
    }
  }

  /** What the candidate needed over what the baseline needed, logs, in the blocks of both. */
  Moments slowdowns(Pair pair, int firstBlock, int lastBlock) {
    return Moments.of(
        IntStream.rangeClosed(firstBlock, lastBlock)
            .mapToDouble(block ->
                need(pair.point(), pair.candidate(), block)
                    - need(pair.point(), pair.baseline(), block))
            .filter(Double::isFinite)
            .toArray());
  }

  /** The logs of what a contender needed, in these blocks. */
  Moments needs(Point point, Contender contender, int firstBlock, int lastBlock) {
    return Moments.of(
        IntStream.rangeClosed(firstBlock, lastBlock)
            .mapToDouble(block -> need(point, contender, block))
            .filter(Double::isFinite)
            .toArray());
  }

  /** What the variances of the slowdowns of pairs say together. */
  VariancePrior prior(List<Pair> pairs, int firstBlock, int lastBlock) {
    LogVariances pool = LogVariances.NONE;
    for (Pair pair : pairs) {
      Moments slowdowns = slowdowns(pair, firstBlock, lastBlock);
      if (isTestable(slowdowns)) {
        pool = pool.plus(slowdowns.variance(), slowdowns.degrees());
      }
    }
    return VariancePrior.of(pool);
  }

  static boolean isTestable(Moments sample) {
    return sample.n() >= Moments.LEAST_FOR_INTERVAL && sample.variance() > 0;
  }

  /** Whether both have a fork in each of the blocks. */
  boolean complete(Pair pair, int firstBlock, int lastBlock) {
    return complete(pair.point(), pair.baseline(), firstBlock, lastBlock)
        && complete(pair.point(), pair.candidate(), firstBlock, lastBlock);
  }

  /** Whether a contender has a fork in each of the blocks. */
  boolean complete(Point point, Contender contender, int firstBlock, int lastBlock) {
    return IntStream.rangeClosed(firstBlock, lastBlock)
        .allMatch(block -> forks.containsKey(new Place(point, contender, block)));
  }

  /** How the first fork of a contender ended that failed by its own doing. */
  Optional<Outcome> failure(Point point, Contender contender) {
    return Optional.ofNullable(failures.get(new Who(point, contender)));
  }

  private double need(Point point, Contender contender, int block) {
    ForkResult fork = forks.get(new Place(point, contender, block));
    return fork == null || !fork.outcome().ok() ? Double.NaN : metric.logNeed(fork);
  }
}
