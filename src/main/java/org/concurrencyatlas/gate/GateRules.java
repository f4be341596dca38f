package org.concurrencyatlas.gate;

import static org.concurrencyatlas.gate.GatePlan.CONFIRMING_BLOCKS;
import static org.concurrencyatlas.gate.GatePlan.SCREENING_BLOCKS;
import static org.concurrencyatlas.gate.Screening.TAIL;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.inference.NoiseRule;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.VariancePrior;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateRow.Finding;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/**
 * The two stages of a gate. {@link Screening} says which rows are suspicious. Eight fresh blocks of
 * these decide, on their data alone, by Holm's procedure at 5 %: slower is where "slower by no more
 * than is allowed" is rejected. Differences are of logs within blocks, with moderated variances.
 */
public final class GateRules {
  /** A control may fail by chance, and a build with it, once in a hundred gates. */
  private static final double CONTROL_TAIL = 0.005;

  private static final int FIRST_FRESH = SCREENING_BLOCKS + 1;
  private static final int LAST_FRESH = SCREENING_BLOCKS + CONFIRMING_BLOCKS;

  private static final Comparator<GateRow> WORST_FIRST =
      Comparator.comparing(GateRow::finding)
          .thenComparingDouble(row -> -orLowest(row.slowdown().estimate()));

  private final GatePlan plan;
  private final GateForks forks;
  private final Screening screening;
  private final List<Pair> suspected;
  private final VariancePrior prior;

  private GateRules(GatePlan plan, List<ForkResult> journal) {
    this.plan = plan;
    this.forks = new GateForks(journal, plan.metric());
    this.screening = plan.screening(forks);
    this.suspected =
        screening.suspected(plan.pairs().stream().filter(p -> failure(p).isEmpty()).toList());
    this.prior = forks.prior(suspected, FIRST_FRESH, LAST_FRESH);
  }

  /** The verdict that a journal supports; the same journal always gives the same. */
  public static GateVerdict verdict(GatePlan plan, List<ForkResult> journal) {
    GateRules rules = new GateRules(plan, journal);
    NoiseRule noise = new NoiseRule();
    journal.forEach(noise::next);
    return new GateVerdict(
        plan.allowed(),
        plan.run().alpha(),
        rules.rows(),
        rules.controls(),
        noise.noisy(),
        rules.screening.shift(),
        plan.confirms());
  }

  /** The pairs that the screening blocks leave; those that failed are not among them. */
  static List<Pair> suspected(GatePlan plan, List<ForkResult> journal) {
    return new GateRules(plan, journal).suspected;
  }

  private List<GateRow> rows() {
    double[] adjusted =
        MultipleTesting.holm(suspected.stream().mapToDouble(this::pSlower).toArray());
    Map<Pair, Double> p = new HashMap<>();
    for (int i = 0; i < adjusted.length; i++) {
      p.put(suspected.get(i), adjusted[i]);
    }
    return plan.pairs().stream()
        .map(pair -> row(pair, Optional.ofNullable(p.get(pair))))
        .sorted(WORST_FIRST)
        .toList();
  }

  /**
   * One row.
   *
   * @param adjusted its p among the suspected; empty where it is none
   */
  private GateRow row(Pair pair, Optional<Double> adjusted) {
    return plan.confirms() && adjusted.isPresent()
        ? confirmed(pair, adjusted.get())
        : screened(pair, adjusted.isPresent());
  }

  private GateRow screened(Pair pair, boolean suspicious) {
    Optional<Screening.Row> row = screening.row(pair);
    Optional<String> failure = failure(pair);
    Finding finding =
        failure.isPresent()
            ? Finding.NOT_COMPARED
            : !screening.complete(pair)
                ? Finding.UNDECIDED
                : suspicious ? Finding.SUSPECTED : Finding.NOT_SUSPECTED;
    return new GateRow(
        pair.point(),
        pair.contender(),
        finding,
        row.map(Screening.Row::slowdown).orElse(Interval.unbounded(Double.NaN)),
        row.map(Screening.Row::smallestSeen).orElse(Double.NaN),
        row.map(Screening.Row::values).orElse(0),
        failure.orElse(finding == Finding.UNDECIDED ? "the budget ended before it" : ""));
  }

  private GateRow confirmed(Pair pair, double adjusted) {
    Moments slowdowns = forks.slowdowns(pair, FIRST_FRESH, LAST_FRESH);
    Optional<String> failure = failure(pair);
    boolean complete = forks.complete(pair, FIRST_FRESH, LAST_FRESH);
    if (failure.isPresent() || !complete || !GateForks.isTestable(slowdowns)) {
      return new GateRow(
          pair.point(),
          pair.contender(),
          failure.isPresent() ? Finding.NOT_COMPARED : Finding.UNDECIDED,
          Interval.unbounded(slowdowns.n() == 0 ? Double.NaN : Math.exp(slowdowns.mean())),
          Double.NaN,
          slowdowns.n(),
          failure.orElse("the budget ended before it was decided"));
    }
    ModeratedMean mean = prior.moderateUnlessContradicted(slowdowns);
    return new GateRow(
        pair.point(),
        pair.contender(),
        adjusted <= plan.run().alpha() ? Finding.SLOWER : Finding.NOT_CONFIRMED,
        mean.interval(TAIL).exp(),
        FreshScreening.smallestSeen(mean, plan.run().alpha() / suspected.size()),
        slowdowns.n(),
        "");
  }

  private List<GateControl> controls() {
    return Stream.of(GateControl.Kind.values()).flatMap(kind -> control(kind).stream()).toList();
  }

  /** Empty until its blocks are complete. */
  private Optional<GateControl> control(GateControl.Kind kind) {
    Pair pair =
        switch (kind) {
          case SAME_TWICE -> plan.sameTwice();
          case SLOWED -> plan.slowed();
        };
    Moments slowdowns = forks.slowdowns(pair, FIRST_FRESH, LAST_FRESH);
    if (!forks.complete(pair, FIRST_FRESH, LAST_FRESH) || !GateForks.isTestable(slowdowns)) {
      return Optional.empty();
    }
    ModeratedMean mean = VariancePrior.NONE.moderate(slowdowns);
    Interval wide = mean.interval(CONTROL_TAIL);
    boolean passed =
        switch (kind) {
          case SAME_TWICE -> wide.low() <= 0 && 0 <= wide.high();
          case SLOWED -> mean.pAbove(Math.log1p(plan.allowed())) <= plan.run().alpha();
        };
    return Optional.of(new GateControl(kind, passed, mean.interval(TAIL).exp(), slowdowns.n()));
  }

  private Optional<String> failure(Pair pair) {
    return Stream.of(pair.baseline(), pair.candidate())
        .flatMap(each ->
            forks.failure(pair.point(), each).stream()
                .map(outcome -> "the " + each.variant() + " failed: " + outcome.reason()))
        .findFirst();
  }

  private double pSlower(Pair pair) {
    Moments slowdowns = forks.slowdowns(pair, FIRST_FRESH, LAST_FRESH);
    return GateForks.isTestable(slowdowns)
        ? prior.moderateUnlessContradicted(slowdowns).pAbove(Math.log1p(plan.allowed()))
        : 1;
  }

  private static double orLowest(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }
}
