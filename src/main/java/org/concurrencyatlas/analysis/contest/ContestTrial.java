package org.concurrencyatlas.analysis.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * One contest with the tests of the best value against each rival.
 *
 * @param place where the rows meet
 * @param by what they differ in
 * @param unit of the figures
 * @param known the rows with a figure, the best value first
 * @param unknown the others
 * @param behind the logarithm of how many times as slow each rival is, in the order of {@code
 *     known} from the second on; empty when a row rules out any test
 * @param pool what all rows of the file say of the variances
 * @param epsilon differences up to this share do not matter
 */
record ContestTrial(
    Place place,
    String by,
    String unit,
    List<ContestSide> known,
    List<ContestSide> unknown,
    List<MeanDifference> behind,
    VariancePrior pool,
    double epsilon) {

  static ContestTrial of(
      Place place,
      String by,
      String unit,
      List<ContestSide> sides,
      VariancePrior pool,
      double epsilon) {
    List<ContestSide> known =
        sides.stream().filter(ContestSide::isKnown).sorted(bestFirst(sides)).toList();
    boolean tested =
        known.size() > 1 && known.stream().allMatch(side -> side.uncertified().isEmpty());
    List<MeanDifference> behind = new ArrayList<>();
    for (ContestSide rival : tested ? known.subList(1, known.size()) : known.subList(0, 0)) {
      behind.add(difference(known.getFirst(), rival, pool));
    }
    return new ContestTrial(
        place,
        by,
        unit,
        known,
        sides.stream().filter(side -> !side.isKnown()).toList(),
        List.copyOf(behind),
        pool,
        epsilon);
  }

  private static Comparator<ContestSide> bestFirst(List<ContestSide> sides) {
    Comparator<ContestSide> lowest = Comparator.comparingDouble(side -> side.logs().mean());
    return higherIsBetter(sides.getFirst()) ? lowest.reversed() : lowest;
  }

  private static boolean higherIsBetter(ContestSide side) {
    return side.row().direction() == Direction.HIGHER_IS_BETTER;
  }

  private static MeanDifference difference(
      ContestSide best, ContestSide rival, VariancePrior pool) {
    return higherIsBetter(best)
        ? MeanDifference.of(best.logs(), rival.logs(), pool)
        : MeanDifference.of(rival.logs(), best.logs(), pool);
  }

  /** Whether there is anything to test. */
  boolean isTested() {
    return !behind.isEmpty() && scatters() && differing().isEmpty();
  }

  private boolean scatters() {
    return behind.stream().allMatch(each -> each.standardError() >= ContestSide.ALIKE);
  }

  /**
   * P value of "the best value is better than every other": the largest two-sided p against a
   * rival. That the best was picked from the figures needs no further correction (Gutmann and
   * Maymin 1987, "Is the selected population the best?").
   */
  double pBest() {
    return behind.stream().mapToDouble(MeanDifference::pDifferent).max().orElse(1);
  }

  /** P value of "every rival is within ε of the best value, or behind it": two tests a rival. */
  double pTie() {
    return behind.stream()
        .mapToDouble(each -> Math.min(1, 2 * Math.min(each.pDifferent(), within(each))))
        .max()
        .orElse(1);
  }

  private double within(MeanDifference difference) {
    return difference.pWithin(Math.log1p(epsilon));
  }

  /** How many pairs the rows make: any of them could be told apart. */
  long pairs() {
    return (long) known.size() * (known.size() - 1) / 2;
  }

  /** Names of the settings in which rows with a figure differ. */
  List<String> differing() {
    SequencedSet<String> names = new LinkedHashSet<>();
    if (!known.isEmpty()) {
      SequencedMap<String, String> first = known.getFirst().row().settings();
      for (ContestSide side : known) {
        side.row()
            .settings()
            .forEach((name, value) -> {
              if (!value.equals(first.get(name))) {
                names.add(name);
              }
            });
      }
    }
    return List.copyOf(names);
  }

  /**
   * What can be said.
   *
   * @param best adjusted p of {@link #pBest}
   * @param tie adjusted p of {@link #pTie}
   * @param alpha error rate over all contests of the file
   */
  ContestOutcome outcome(double best, double tie, double alpha) {
    if (known.size() < 2) {
      return known.isEmpty() ? ContestOutcome.NO_FIGURES : ContestOutcome.NO_RIVAL;
    }
    if (!isTested()) {
      return differing().isEmpty() ? ContestOutcome.NOT_CERTIFIED : ContestOutcome.NOT_ALIKE;
    }
    if (best <= alpha) {
      double high = behind.getFirst().interval(ContestSide.INTERVAL_TAIL).exp().high();
      return high < 1 + epsilon ? ContestOutcome.IMMATERIAL : ContestOutcome.BEST;
    }
    boolean anyTied = behind.stream().anyMatch(this::isTied);
    return tie <= alpha && anyTied ? ContestOutcome.TIE : ContestOutcome.UNDECIDED;
  }

  /** Whether a rival of a tie is within ε rather than behind. */
  private boolean isTied(MeanDifference rival) {
    return within(rival) <= rival.pDifferent();
  }

  /**
   * What is shown of the rival with that number among the known; of an undecided contest a rival is
   * behind where Bonferroni over all pairs of the file says so.
   *
   * @param pairs of the file
   */
  ContestRow.State state(int number, ContestOutcome outcome, long pairs, double alpha) {
    boolean first = number == 0;
    return switch (outcome) {
      case BEST, IMMATERIAL -> first ? ContestRow.State.BEST : ContestRow.State.BEHIND;
      case TIE -> {
        boolean tied = first || isTied(behind.get(number - 1));
        yield tied ? ContestRow.State.TIED : ContestRow.State.BEHIND;
      }
      case UNDECIDED ->
          !first && behind.get(number - 1).pDifferent() * pairs <= alpha
              ? ContestRow.State.BEHIND
              : ContestRow.State.OPEN;
      case NOT_CERTIFIED, NOT_ALIKE, NO_RIVAL, NO_FIGURES -> ContestRow.State.OPEN;
    };
  }

  /** How many times as slow as the best value. */
  Interval ratio(int number) {
    if (number == 0) {
      return Interval.unbounded(1);
    }
    return isTested()
        ? behind.get(number - 1).interval(ContestSide.INTERVAL_TAIL).exp()
        : Interval.unbounded(
            Math.exp(Math.abs(known.get(number).logs().mean() - known.getFirst().logs().mean())));
  }

  /** Why nothing can be shown of a row. */
  Optional<Uncertified> uncertified(ContestSide side) {
    return side.uncertified()
        .or(() ->
            !behind.isEmpty() && !scatters()
                ? Optional.of(Uncertified.NO_SCATTER)
                : Optional.empty());
  }
}
