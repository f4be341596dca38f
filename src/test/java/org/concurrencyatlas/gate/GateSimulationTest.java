package org.concurrencyatlas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.stats.BinomialBounds;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateVerdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often a gate fails a build for nothing, and what it finds, by simulated forks; the tables of
 * {@code docs/gate.md} are what it prints: {@code mvn -Pfull test -Dtest=GateSimulationTest}.
 */
@Tag("full")
class GateSimulationTest {
  private static final long SEED = 20_261_201;

  /** What came of some gates. */
  private record Tally(int gates, long slower, long right, long notBelieved, double minutes) {
    String row(String setting) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f |",
          setting,
          gates,
          100.0 * slower / gates,
          100.0 * right / gates,
          100.0 * notBelieved / gates,
          minutes);
    }
  }

  @Test
  void identicalJarsFailFewerThanOneBuildInTwenty() {
    for (int[] map : new int[][] {{5, 4}, {60, 4}}) {
      for (double[] noise : new double[][] {{0.01, 0.02}, {0.02, 0.045}, {0.05, 0.05}}) {
        Tally tally = tally(map, noise, 0, map[0] > 50 ? 300 : 1000);
        String setting =
            String.format(
                Locale.ROOT,
                "%d rows, noise %.0f–%.1f %%, identical",
                map[0] * map[1],
                100 * noise[0],
                100 * noise[1]);
        System.out.println(tally.row(setting));

        assertThat(BinomialBounds.lowerBound((int) tally.slower(), tally.gates(), 0.99))
            .as(setting)
            .isLessThanOrEqualTo(0.05);
      }
    }
  }

  @Test
  void aSlowdownInOneRowIsFound() {
    for (double slowdown : new double[] {0.05, 0.1, 0.2}) {
      for (double[] noise : new double[][] {{0.01, 0.02}, {0.02, 0.045}}) {
        Tally tally = tally(new int[] {5, 4}, noise, slowdown, 400);
        System.out.println(
            tally.row(
                String.format(
                    Locale.ROOT,
                    "20 rows, noise %.0f–%.1f %%, one slower by %.0f %%",
                    100 * noise[0],
                    100 * noise[1],
                    100 * slowdown)));

        assertThat((double) tally.right() / tally.gates())
            .isGreaterThan(slowdown >= 0.2 ? 0.9 : 0.1);
      }
    }
  }

  /** Gates of which row 7 is slower. */
  private static Tally tally(int[] map, double[] noise, double slowdown, int gates) {
    record One(GateVerdict.Outcome outcome, boolean right, boolean believed, double minutes) {}
    List<One> all =
        IntStream.range(0, gates)
            .parallel()
            .mapToObj(i -> {
              SimulatedGate gate = new SimulatedGate(map[0], map[1], noise[0], noise[1], SEED + i);
              gate.slowdown[7] = Math.log1p(slowdown);
              List<ForkResult> journal = gate.journal(SEED + i);
              GateVerdict verdict = GateRules.verdict(gate.plan(SEED + i, 0.02), journal);
              return new One(
                  verdict.outcome(),
                  verdict.rows().stream().anyMatch(GateSimulationTest::isSlowerSeventh),
                  verdict.controls().stream().allMatch(control -> control.passed()),
                  journal.stream().mapToLong(ForkResult::elapsedMillis).sum() / 60_000.0);
            })
            .toList();
    return new Tally(
        gates,
        all.stream().filter(one -> one.outcome() == GateVerdict.Outcome.SLOWER).count(),
        all.stream()
            .filter(one -> one.outcome() == GateVerdict.Outcome.SLOWER && one.right())
            .count(),
        all.stream().filter(one -> !one.believed()).count(),
        all.stream().mapToDouble(One::minutes).average().orElse(Double.NaN));
  }

  private static boolean isSlowerSeventh(GateRow row) {
    return row.finding() == GateRow.Finding.SLOWER
        && row.point().parameter("n") == 1
        && row.contender().model().equals("m3");
  }
}
