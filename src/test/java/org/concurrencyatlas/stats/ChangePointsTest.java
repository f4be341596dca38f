package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a series changes. */
class ChangePointsTest {
  private static final double RESOLUTION = 1e-3;

  @Test
  void aChangeOfTheMeanIsFoundWhereItIs() {
    double[] values = noise(7, 60, 0.02);
    IntStream.range(0, 25).forEach(i -> values[i] += 0.3);

    assertThat(ChangePoints.starts(values, RESOLUTION)).containsExactly(0, 25);
  }

  @Test
  void aChangeOfTheVarianceIsAChange() {
    double[] values = noise(8, 80, 0.01);
    IntStream.range(0, 40).forEach(i -> values[i] *= 20);

    assertThat(ChangePoints.starts(values, RESOLUTION)).hasSize(2).first().isEqualTo(0);
  }

  @Test
  void noiseAloneSeldomChanges() {
    long found =
        IntStream.range(0, 200)
            .filter(seed -> ChangePoints.starts(noise(seed, 50, 0.02), RESOLUTION).size() > 1)
            .count();

    assertThat(found).as("of 200 series with the seeds 0 to 199").isLessThanOrEqualTo(40);
  }

  /** PELT prunes, but must find what an exhaustive search finds. */
  @Test
  void pruningLosesNothing() {
    for (int seed = 0; seed < 50; seed++) {
      double[] values = noise(seed, 40, 0.05);
      for (int i = seed % 30; i < 40; i++) {
        values[i] += 0.1;
      }
      double cost = cost(values, ChangePoints.starts(values, RESOLUTION));

      assertThat(cost).as("seed %d", seed).isLessThanOrEqualTo(exhaustive(values) + 1e-9);
    }
  }

  @Test
  void ofNothingThereAreNone() {
    assertThat(ChangePoints.starts(new double[0], RESOLUTION)).isEmpty();
    assertThat(ChangePoints.starts(new double[] {1, 2}, RESOLUTION)).containsExactly(0);
  }

  private static double[] noise(long seed, int n, double deviation) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, n).mapToDouble(i -> deviation * random.nextGaussian()).toArray();
  }

  /** The least cost of all segmentations, by dynamic programming without pruning. */
  private static double exhaustive(double[] values) {
    double penalty = 3 * Math.log(values.length);
    double[] best = new double[values.length + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    for (int end = 5; end <= values.length; end++) {
      for (int start = 0; start <= end - 5; start++) {
        best[end] = Math.min(best[end], best[start] + segment(values, start, end) + penalty);
      }
    }
    return best[values.length];
  }

  private static double cost(double[] values, List<Integer> starts) {
    double cost = 3 * Math.log(values.length) * (starts.size() - 1);
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : values.length;
      cost += segment(values, starts.get(i), end);
    }
    return cost;
  }

  private static double segment(double[] values, int start, int end) {
    double[] part = Arrays.copyOfRange(values, start, end);
    double mean = Arrays.stream(part).average().orElseThrow();
    double variance = Arrays.stream(part).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return part.length * Math.log(Math.max(variance, RESOLUTION * RESOLUTION));
  }
}
