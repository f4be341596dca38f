package org.concurrencyatlas.analysis.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * Tests all rows together: Welch's t test on the logarithms of the replicates, variances moderated
 * over all rows and sides, Holm over the rows that can be tested.
 */
final class RowTests {
  /** Half of 5 %: the interval shown is that of one row. */
  private static final double INTERVAL_TAIL = 0.025;

  private static final double POWER = 0.8;

  private static final Comparator<RowComparison> WORST_FIRST =
      Comparator.comparingInt(RowTests::rank)
          .thenComparingDouble(row -> -row.ratio().estimate())
          .thenComparing(row -> row.key().benchmark());

  private final double alpha;
  private final double epsilon;
  private final Optional<CommonFactor> common;
  private final VariancePrior pool;
  private final double commonVariance;
  private final List<RowPair> tested = new ArrayList<>();
  private final List<MeanDifference> differences = new ArrayList<>();
  private final List<RowComparison> uncertified = new ArrayList<>();

  private RowTests(
      List<RowPair> pairs, Optional<CommonFactor> common, double alpha, double epsilon) {
    this.alpha = alpha;
    this.epsilon = epsilon;
    this.common = common;
    LogVariances variances = LogVariances.NONE;
    for (RowPair pair : pairs) {
      variances = pair.addTo(variances);
    }
    this.pool = VariancePrior.of(variances);
    pairs.forEach(this::sort);
    this.commonVariance =
        common.map(factor -> medianVariance(differences, factor.rows())).orElse(0.0);
  }

  /** Puts a pair to those that are tested, or says why it cannot be. */
  private void sort(RowPair pair) {
    Optional<Uncertified> why = pair.uncertified();
    if (why.isPresent()) {
      uncertified.add(uncertified(pair, why.get()));
      return;
    }
    MeanDifference difference = pair.difference(pool);
    if (RowPair.isAlike(difference)) {
      uncertified.add(uncertified(pair, Uncertified.NO_SCATTER));
    } else {
      tested.add(pair);
      differences.add(difference);
    }
  }

  /**
   * Every pair with what can be said of it, the worst first: what is shown to be slower, then what
   * is not decided, then what does not differ or is faster.
   *
   * @param common the factor that all rows share: they are tested for what goes beyond it
   * @param alpha error rate over all rows, in (0, 1), for differences and again for their absence
   * @param epsilon differences up to this share do not matter, above 0
   */
  static List<RowComparison> of(
      List<RowPair> pairs, Optional<CommonFactor> common, double alpha, double epsilon) {
    RowTests tests = new RowTests(pairs, common, alpha, epsilon);
    List<RowComparison> rows = new ArrayList<>(tests.certified());
    rows.addAll(tests.uncertified);
    rows.sort(WORST_FIRST);
    return rows;
  }

  private List<RowComparison> certified() {
    double[] p = new double[tested.size()];
    double[] within = new double[tested.size()];
    for (int i = 0; i < p.length; i++) {
      MeanDifference beyond = beyondCommon(differences.get(i));
      p[i] = beyond.pDifferent();
      within[i] = beyond.pWithin(Math.log1p(epsilon));
    }
    double[] holm = MultipleTesting.holm(p);
    boolean[] equivalent = MultipleTesting.rejectedByHolm(within, alpha);
    List<RowComparison> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      rows.add(certified(i, holm[i], equivalent[i]));
    }
    return rows;
  }

  /** A difference without the factor that all rows share, which is itself estimated. */
  private MeanDifference beyondCommon(MeanDifference difference) {
    return common.map(factor -> difference.less(factor.log(), commonVariance)).orElse(difference);
  }

  /**
   * Variance of the median of independent normal values with these standard errors: 1/(4·m·f²), f
   * the mean of their densities at the median (Mosteller 1946), which is π/2·h²/m with their
   * harmonic mean h. A restless row adds little to it.
   */
  private static double medianVariance(List<MeanDifference> values, int m) {
    double inverse =
        values.stream().mapToDouble(each -> 1 / each.standardError()).average().orElse(1);
    return Math.PI / 2 / (inverse * inverse) / m;
  }

  private RowComparison certified(int i, double p, boolean within) {
    RowPair pair = tested.get(i);
    MeanDifference beyond = beyondCommon(differences.get(i));
    double detectable = beyond.detectable(alpha / 2 / tested.size(), POWER);
    Interval ratio = differences.get(i).interval(INTERVAL_TAIL).exp();
    return row(
        pair,
        ratio,
        common.isEmpty() ? ratio : beyond.interval(INTERVAL_TAIL).exp(),
        p,
        decision(pair, beyond, p, within),
        within,
        Math.expm1(detectable),
        Optional.empty());
  }

  private RowDecision decision(RowPair pair, MeanDifference beyond, double p, boolean within) {
    if (p > alpha) {
      return within ? RowDecision.NO_DIFFERENCE : RowDecision.UNDECIDED;
    }
    boolean same = pair.differing().isEmpty() && pair.first().direction() != Direction.NEITHER;
    return !same
        ? RowDecision.DIFFERENT
        : beyond.difference() > 0 ? RowDecision.SLOWER : RowDecision.FASTER;
  }

  private RowComparison uncertified(RowPair pair, Uncertified why) {
    double shift = common.map(CommonFactor::log).orElse(0.0);
    return row(
        pair,
        Interval.unbounded(Math.exp(pair.logRatio())),
        Interval.unbounded(Math.exp(pair.logRatio() - shift)),
        Double.NaN,
        RowDecision.NOT_CERTIFIED,
        false,
        Double.NaN,
        Optional.of(why));
  }

  private static RowComparison row(
      RowPair pair,
      Interval ratio,
      Interval beyondCommon,
      double p,
      RowDecision decision,
      boolean within,
      double detectable,
      Optional<Uncertified> uncertified) {
    return new RowComparison(
        pair.first(),
        pair.second(),
        Math.exp(pair.firstLogs().mean()),
        Math.exp(pair.secondLogs().mean()),
        ratio,
        beyondCommon,
        p,
        decision,
        within,
        detectable,
        uncertified,
        pair.differing().stream().map(SettingDifference::name).toList());
  }

  private static int rank(RowComparison row) {
    return switch (row.decision()) {
      case SLOWER -> 0;
      case DIFFERENT -> row.ratio().estimate() > 1 ? 1 : 4;
      case UNDECIDED, NOT_CERTIFIED -> 2;
      case NO_DIFFERENCE -> 3;
      case FASTER -> 5;
    };
  }
}
