package org.concurrencyatlas.stats;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the error rate is spent over planned looks (a weighted Bonferroni bound): testing p/w at each
 * look keeps the rate under any rule of stopping because the weights add up to at most 1.
 */
public final class AlphaSpending {
  /** What a plan spends when it has one look: the rest is kept for an extension. */
  private static final double ONE_LOOK = 0.95;

  /** Of a few forks nearly all wins are false ones: little is spent on the first look. */
  private static final double FIRST = 0.05;

  private static final double SECOND = 0.45;
  private static final double THIRD = 0.4;

  /** Together with the first look they spend .9, as three looks do. */
  private static final double SECOND_OF_TWO = 0.85;

  /** Kept for looks after the third: half of what is left each. */
  private static final double LATER = 0.1;

  private static final List<Double> FIRST_EDITION = List.of(0.3, 0.3, 0.2, 0.1);

  private AlphaSpending() {}

  /**
   * The weights of a plan's looks: .95 for one; .05 and .85 for two; .05, .45, .4 for three;
   * further ones get .05, .025 and so on.
   *
   * @param looks how many, at least 1
   */
  public static List<Double> weights(int looks) {
    return switch (looks) {
      case 1 -> List.of(ONE_LOOK);
      case 2 -> List.of(FIRST, SECOND_OF_TWO);
      default ->
          DoubleStream.concat(
                  DoubleStream.of(FIRST, SECOND, THIRD),
                  IntStream.range(3, looks).mapToDouble(look -> Math.scalb(LATER, 2 - look)))
              .boxed()
              .toList();
    };
  }

  /**
   * The weights of runs that were planned before weights stood in the plan: .3, .3, .2, .1, … Who
   * was run further depended on them; only where there is one look did nothing, and it may spend
   * what one look may today.
   */
  public static List<Double> firstEdition(int looks) {
    if (looks == 1) {
      return weights(1);
    }
    return IntStream.range(0, looks)
        .mapToObj(look ->
            look < FIRST_EDITION.size()
                ? FIRST_EDITION.get(look)
                : (Double) Math.scalb(FIRST_EDITION.getLast(), FIRST_EDITION.size() - 1 - look))
        .toList();
  }
}
