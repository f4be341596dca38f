package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.stats.BinomialBounds;
import org.jspecify.annotations.Nullable;

/**
 * How often a run's own noise would have made a winner where there is none. A contender's mean
 * score in a cell is subtracted from its forks, so that only their noise is left; within each block
 * the noise is reassigned to the contenders at random, and the verdicts are drawn again. Without
 * the subtraction a true difference would often survive the shuffle: for two contenders over three
 * blocks, in one shuffle of four. The usual course of a contender's iterations over a fork, its
 * warm-up, is subtracted as well: reassigned to another contender it would add scatter that neither
 * has. For a latency the contender's usual quantiles are subtracted. With three blocks the test can
 * hardly fail: the noise of a contender sums to zero, so that no arrangement of two contenders
 * exceeds t = 4.
 *
 * @param shuffles how many times
 * @param withWinner in how many of them any cell had a winner, certified or provisional
 * @param fewestBlocks of a cell that was shuffled; with three there are too few arrangements for
 *     many a winner
 * @param lowerBound the false-winner rate is above this with 99 % confidence
 */
public record PermutationTest(int shuffles, int withWinner, int fewestBlocks, double lowerBound) {
  private static final double CONFIDENCE = 0.99;

  /** The false-winner rate is below this with 99 % confidence. */
  public double upperBound() {
    return BinomialBounds.upperBound(withWinner, shuffles, CONFIDENCE);
  }

  /** Share of the shuffles with a false winner. */
  public double rate() {
    return (double) withWinner / shuffles;
  }

  /**
   * Shuffles a run's forks.
   *
   * @param plan what the run promised
   * @param forks its journal
   * @param shuffles at least 1
   * @param seed of the shuffles
   */
  public static PermutationTest of(RunPlan plan, List<ForkResult> forks, int shuffles, long seed) {
    List<ForkResult> noise = noise(plan, forks);
    Random random = new Random(seed);
    int withWinner = 0;
    for (int i = 0; i < shuffles; i++) {
      double[] p = RunInference.replay(plan, shuffled(noise, random)).provisional();
      boolean winner = false;
      for (double each : p) {
        winner |= each <= plan.alpha();
      }
      withWinner += winner ? 1 : 0;
    }
    return new PermutationTest(
        shuffles,
        withWinner,
        fewestBlocks(noise),
        BinomialBounds.lowerBound(withWinner, shuffles, CONFIDENCE));
  }

  private static int fewestBlocks(List<ForkResult> noise) {
    Map<Point, Set<Integer>> blocks = new HashMap<>();
    noise.forEach(
        fork -> blocks.computeIfAbsent(fork.point(), _ -> new HashSet<>()).add(fork.block()));
    return blocks.values().stream().mapToInt(Set::size).min().orElse(0);
  }

  /** The forks that count, each with its score's distance from its contender's mean. */
  private static List<ForkResult> noise(RunPlan plan, List<ForkResult> forks) {
    List<ForkResult> noise = new ArrayList<>();
    for (CellInference cellInference : RunInference.replay(plan, forks).cells()) {
      cellInference
          .status()
          .contending()
          .forEach(i -> {
            List<ForkResult> usable = cellInference.forks().usable(i);
            double[] usual = course(usable);
            for (ForkResult fork : usable) {
              ForkResult own = with(fork, fork.contender(), without(usual, fork.iterations()));
              noise.add(own.answering(without(usable, fork.latency())));
            }
          });
    }
    return noise;
  }

  /** The same forks, with the labels of each block shuffled. */
  private static List<ForkResult> shuffled(List<ForkResult> noise, Random random) {
    record Block(Point point, int number) {}
    Map<Block, List<Contender>> labels = new LinkedHashMap<>();
    for (ForkResult fork : noise) {
      labels
          .computeIfAbsent(new Block(fork.point(), fork.block()), block -> new ArrayList<>())
          .add(fork.contender());
    }
    labels.values().forEach(each -> Collections.shuffle(each, random));
    Map<Block, Iterator<Contender>> dealt = new HashMap<>();
    labels.forEach((block, each) -> dealt.put(block, each.iterator()));
    return noise.stream()
        .map(fork ->
            with(fork, next(dealt.get(new Block(fork.point(), fork.block()))), fork.iterations()))
        .toList();
  }

  /** The mean over forks of the log time of each iteration, as far as all forks have one. */
  private static double[] course(List<ForkResult> forks) {
    int length = forks.stream().mapToInt(fork -> fork.iterations().size()).min().orElse(0);
    return IntStream.range(0, length)
        .mapToDouble(i ->
            forks.stream()
                .mapToDouble(fork -> Math.log(fork.iterations().get(i).nanosPerBatch()))
                .average()
                .orElseThrow())
        .toArray();
  }

  /** The quantiles of a fork over the usual ones of its contender, their geometric mean. */
  private static Optional<Latency> without(List<ForkResult> usable, Optional<Latency> latency) {
    return latency.map(each ->
        each.responding(
            each.response()
                .over(quantile ->
                    Math.exp(
                        usable.stream()
                            .flatMap(fork -> fork.latency().stream())
                            .mapToDouble(other -> Math.log(other.response().at(quantile)))
                            .average()
                            .orElse(Double.NaN)))));
  }

  private static Contender next(@Nullable Iterator<Contender> labels) {
    return Objects.requireNonNull(labels).next();
  }

  /** The iterations over their usual course; all have the same weight. */
  private static List<Iteration> without(double[] usual, List<Iteration> iterations) {
    return IntStream.range(0, usual.length)
        .mapToObj(i -> new Iteration(1, iterations.get(i).nanosPerBatch() / Math.exp(usual[i])))
        .toList();
  }

  private static ForkResult with(ForkResult fork, Contender contender, List<Iteration> iterations) {
    ForkResult other =
        new ForkResult(
            fork.sequence(),
            fork.point(),
            contender,
            fork.block(),
            0,
            Role.MEASURED,
            fork.warmupMillis(),
            fork.outcome(),
            iterations,
            Double.NaN,
            fork.costs(),
            fork.noise(),
            fork.environment(),
            fork.startedAt(),
            fork.elapsedMillis());
    return other.with(fork.jvm()).answering(fork.latency());
  }
}
