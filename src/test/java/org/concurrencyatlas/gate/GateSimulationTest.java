package org.concurrencyatlas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.stats.BinomialBounds;
import org.concurrencyatlas.verdict.gate.GateControl;
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

  /** Least and most standard deviation of a fork's log score. */
  private static final List<double[]> NOISE =
      List.of(new double[] {0.01, 0.02}, new double[] {0.02, 0.045}, new double[] {0.05, 0.05});

  /**
   * By how much the session of the gate is slower than the stored one, and how much that scatters
   * over the rows: log ratios of this product's own runs moved by 1.3 to 3.5 % between sessions.
   */
  private static final List<double[]> SHIFTS =
      List.of(new double[] {0.03, 0}, new double[] {0.03, 0.022}, new double[] {0.1, 0.035});

  private static final double[] SLOWDOWNS = {0.05, 0.1, 0.2};

  /** What came of some gates. */
  private record Tally(
      int gates, long slower, long right, long notBelieved, double suspected, double minutes) {
    String row(String setting) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f | %.1f |",
          setting,
          gates,
          100.0 * slower / gates,
          100.0 * right / gates,
          100.0 * notBelieved / gates,
          suspected,
          minutes);
    }
  }

  @Test
  void identicalJarsFailFewerThanOneBuildInTwenty() {
    for (int rows : new int[] {20, 240}) {
      for (double[] noise : NOISE) {
        Tally tally = tally(rows, noise, 0, rows > 100 ? 300 : 1000, SimulatedGate::runFresh);
        assertHardlyEverFails("%d rows, %s, identical".formatted(rows, percent(noise)), tally);
      }
    }
  }

  @Test
  void aSlowdownInOneRowIsFound() {
    for (double slowdown : SLOWDOWNS) {
      for (double[] noise : List.of(NOISE.get(0), NOISE.get(1))) {
        Tally tally = tally(20, noise, slowdown, 400, SimulatedGate::runFresh);
        assertFinds("20 rows, " + percent(noise), slowdown, 0.1, tally);
      }
    }
  }

  @Test
  void screenedByAnotherSessionIdenticalJarsFailFewerThanOneBuildInTwenty() {
    for (double[] shift : SHIFTS) {
      for (double[] noise : NOISE) {
        Tally tally = tally(240, noise, 0, 300, screenedAcross(shift));
        assertHardlyEverFails(
            "240 rows, %s, %s, identical".formatted(shift(shift), percent(noise)), tally);
      }
    }
  }

  @Test
  void screenedByAnotherSessionASlowdownInOneRowIsFound() {
    for (double slowdown : SLOWDOWNS) {
      for (double[] noise : List.of(NOISE.get(0), NOISE.get(1))) {
        double[] shift = SHIFTS.get(1);
        Tally tally = tally(240, noise, slowdown, 300, screenedAcross(shift));
        assertFinds("240 rows, " + shift(shift) + ", " + percent(noise), slowdown, 0.01, tally);
      }
    }
  }

  /** A gate that six stored forks of each row screen, from a session without the shift. */
  private static BiFunction<SimulatedGate, Long, SimulatedGate.Run> screenedAcross(double[] shift) {
    return (gate, seed) -> {
      gate.shiftOfRows = shift[1];
      return gate.runStored(seed, Math.log1p(shift[0]), /* confirms= */ true);
    };
  }

  private static void assertHardlyEverFails(String setting, Tally tally) {
    System.out.println(tally.row(setting));
    assertThat(BinomialBounds.lowerBound((int) tally.slower(), tally.gates(), 0.99))
        .as(setting)
        .isLessThanOrEqualTo(0.05);
  }

  private static void assertFinds(String setting, double slowdown, double least, Tally tally) {
    String slower = setting + String.format(Locale.ROOT, ", one slower by %.0f %%", 100 * slowdown);
    System.out.println(tally.row(slower));
    assertThat((double) tally.right() / tally.gates())
        .as(slower)
        .isGreaterThan(slowdown >= 0.2 ? 0.9 : least);
  }

  private static String percent(double[] noise) {
    return String.format(Locale.ROOT, "noise %.0f–%.1f %%", 100 * noise[0], 100 * noise[1]);
  }

  private static String shift(double[] shift) {
    return String.format(
        Locale.ROOT, "shift %.0f %%, of each row %.1f %%", 100 * shift[0], 100 * shift[1]);
  }

  /** Gates of which row 7 is slower. */
  private static Tally tally(
      int rows,
      double[] noise,
      double slowdown,
      int gates,
      BiFunction<SimulatedGate, Long, SimulatedGate.Run> run) {
    record One(GateVerdict verdict, int suspected, double minutes) {}
    List<One> all =
        LongStream.range(SEED, SEED + gates)
            .parallel()
            .mapToObj(seed -> {
              SimulatedGate gate = new SimulatedGate(rows / 4, 4, noise[0], noise[1], seed);
              gate.slowdown[7] = Math.log1p(slowdown);
              SimulatedGate.Run one = run.apply(gate, seed);
              return new One(
                  one.verdict(),
                  (int) one.verdict().rows().stream().filter(GateSimulationTest::confirmed).count(),
                  one.journal().stream().mapToLong(ForkResult::elapsedMillis).sum() / 60_000.0);
            })
            .toList();
    List<One> slower =
        all.stream().filter(one -> one.verdict().outcome() == GateVerdict.Outcome.SLOWER).toList();
    return new Tally(
        gates,
        slower.size(),
        slower.stream()
            .filter(one -> one.verdict().rows().stream().anyMatch(GateSimulationTest::isSlower))
            .count(),
        all.stream()
            .filter(one -> !one.verdict().controls().stream().allMatch(GateControl::passed))
            .count(),
        all.stream().mapToInt(One::suspected).average().orElse(Double.NaN),
        all.stream().mapToDouble(One::minutes).average().orElse(Double.NaN));
  }

  private static boolean confirmed(GateRow row) {
    return row.finding() == GateRow.Finding.SLOWER
        || row.finding() == GateRow.Finding.NOT_CONFIRMED;
  }

  private static boolean isSlower(GateRow row) {
    return row.finding() == GateRow.Finding.SLOWER
        && row.point().parameter("n") == 1
        && row.contender().model().equals("m3");
  }
}
