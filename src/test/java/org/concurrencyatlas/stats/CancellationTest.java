package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The one-way analyses of variance of NIST's Statistical Reference Datasets, computed from {@link
 * Moments}: they lose all digits when a variance is taken carelessly.
 */
class CancellationTest {
  private static final double[][] SILICON_RESISTIVITY = {
    {196.3052, 196.1240, 196.1890, 196.2569, 196.3403},
    {196.3042, 196.3825, 196.1669, 196.3257, 196.0422},
    {196.1303, 196.2005, 196.2889, 196.0343, 196.1811},
    {196.2795, 196.1748, 196.1494, 196.1485, 195.9885},
    {196.2119, 196.1051, 196.1850, 196.0052, 196.2090}
  };

  /** The last four digits of the atomic weight of silver, 107.868____, on two instruments. */
  private static final int[][] SILVER = {
    {
      1568, 1465, 1572, 1785, 1446, 1903, 1526, 1494, 1616, 1587, 1519, 1486, 1419, 1569, 1508,
      1672, 1385, 1518, 1662, 1424, 1360, 1333, 1610, 1477
    },
    {
      1079, 1344, 1513, 1197, 1604, 1385, 1642, 1365, 1151, 1082, 1517, 1448, 1198, 1482, 1334,
      1609, 1101, 1512, 1469, 1360, 1254, 1261, 1450, 1368
    }
  };

  @Test
  void siliconResistivityHasItsCertifiedF() {
    assertThat(f(SILICON_RESISTIVITY)).isCloseTo(1.18046237440255, within(1e-11));
  }

  @Test
  void theAtomicWeightOfSilverHasItsCertifiedF() {
    double[][] weights =
        Arrays.stream(SILVER)
            .map(row -> Arrays.stream(row).mapToDouble(d -> (1078680000L + d) / 1e7).toArray())
            .toArray(double[][]::new);

    assertThat(f(weights)).isCloseTo(15.9467335677930, within(1e-6));
  }

  @Test
  void simulatedValuesKeepTheirCertifiedFUnderLargeOffsets() {
    for (int replicates : new int[] {21, 201, 2001}) {
      assertThat(f(simulated(1, replicates))).isCloseTo(replicates, within(1e-9 * replicates));
      assertThat(f(simulated(1_000_000, replicates)))
          .isCloseTo(replicates, within(1e-7 * replicates));
      // The data themselves are rounded to 1.2e-4 here: two digits are what doubles can hold.
      assertThat(f(simulated(1_000_000_000_000L, replicates)))
          .isCloseTo(replicates, within(1e-2 * replicates));
    }
  }

  /** The data sets SmLs01 to SmLs09: nine treatments whose values alternate by ±0.1. */
  private static double[][] simulated(long offset, int replicates) {
    double[] centers = {1.4, 1.3, 1.5, 1.3, 1.5, 1.3, 1.5, 1.3, 1.5};
    return Arrays.stream(centers)
        .mapToObj(center ->
            IntStream.range(0, replicates)
                .mapToDouble(i -> offset - 1 + center + (i == 0 ? 0 : i % 2 == 1 ? -0.1 : 0.1))
                .toArray())
        .toArray(double[][]::new);
  }

  /** F of groups of equal size: variance of the means × n over the mean of the variances. */
  private static double f(double[][] groups) {
    double[] means = Arrays.stream(groups).mapToDouble(g -> Moments.of(g).mean()).toArray();
    double within =
        Arrays.stream(groups).mapToDouble(g -> Moments.of(g).variance()).average().orElseThrow();
    return groups[0].length * Moments.of(means).variance() / within;
  }
}
