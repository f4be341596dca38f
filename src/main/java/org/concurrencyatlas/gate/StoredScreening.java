package org.concurrencyatlas.gate;

import static org.concurrencyatlas.gate.GatePlan.SCREENING_BLOCKS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.race.SeededOrder;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * Screening of the candidate's first forks against stored ones: Welch's t test with moderated
 * variances, after the median log ratio of all rows is taken off, for a session shifts all rows. If
 * it does by more than 2 %, five rows more are confirmed, drawn by the seed.
 */
final class StoredScreening implements Screening {
  private static final double MUCH = Math.log(1.02);
  private static final int DRAWN = 5;
  private static final long DRAW = -7;

  private final GatePlan plan;
  private final GateForks forks;
  private final StoredBaseline stored;
  private final Map<Pair, MeanDifference> differences = new HashMap<>();
  private final double shift;

  StoredScreening(GatePlan plan, GateForks forks) {
    this.plan = plan;
    this.forks = forks;
    this.stored = new StoredBaseline(plan.stored(), plan.metric());
    VariancePrior pool = pool();
    for (Pair pair : plan.pairs()) {
      if (isTestable(pair)) {
        differences.put(pair, MeanDifference.of(fresh(pair), stored.needs(pair), pool));
      }
    }
    shift =
        differences.isEmpty()
            ? 0
            : Moments.median(
                differences.values().stream().mapToDouble(MeanDifference::difference).toArray());
  }

  @Override
  public List<Pair> suspected(List<Pair> pairs) {
    List<Pair> complete = pairs.stream().filter(this::complete).toList();
    List<Pair> suspected = new ArrayList<>(complete.stream().filter(this::isSuspicious).toList());
    if (Math.abs(shift) > MUCH) {
      SeededOrder.shuffled(complete, plan.run().seed(), DRAW).stream()
          .filter(pair -> !suspected.contains(pair))
          .limit(DRAWN)
          .forEach(suspected::add);
    }
    return suspected;
  }

  /** A row without figures is suspicious too. */
  private boolean isSuspicious(Pair pair) {
    MeanDifference difference = differences.get(pair);
    if (difference == null) {
      return true;
    }
    MeanDifference beyond = difference.less(shift, 0);
    double both = beyond.pDifferent();
    return (beyond.difference() > 0 ? both / 2 : 1 - both / 2) < SUSPECTED;
  }

  @Override
  public boolean complete(Pair pair) {
    return forks.complete(pair.point(), pair.candidate(), 1, SCREENING_BLOCKS);
  }

  @Override
  public Optional<Row> row(Pair pair) {
    return Optional.ofNullable(differences.get(pair))
        .map(difference ->
            new Row(
                difference.interval(TAIL).exp(),
                Math.expm1(difference.detectable(SUSPECTED, POWER)),
                fresh(pair).n()));
  }

  @Override
  public double shift() {
    return Math.exp(shift);
  }

  private boolean isTestable(Pair pair) {
    return stored.needs(pair).n() >= StoredBaseline.LEAST_FORKS
        && GateForks.isTestable(stored.needs(pair))
        && GateForks.isTestable(fresh(pair));
  }

  private Moments fresh(Pair pair) {
    return forks.needs(pair.point(), pair.candidate(), 1, SCREENING_BLOCKS);
  }

  private VariancePrior pool() {
    LogVariances pool = LogVariances.NONE;
    for (Pair pair : plan.pairs()) {
      if (isTestable(pair)) {
        pool =
            pool.plus(fresh(pair).variance(), fresh(pair).degrees())
                .plus(stored.needs(pair).variance(), stored.needs(pair).degrees());
      }
    }
    return VariancePrior.of(pool);
  }
}
