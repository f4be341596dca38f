package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latencies;
import org.concurrencyatlas.result.latency.Latency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shuffled forks of a race about a latency")
class LatencyShuffleTest {
  private static final Cell DUEL = cell(1, A, B);
  private static final double[] RESTLESS = {10.1, 9.9, 10.11, 9.89};
  private static final double[] CALM = {10, 10, 10, 10};

  @Test
  @DisplayName("have the noise of their latencies, whatever their contenders usually have")
  void shuffledForksHaveTheNoiseOfTheirLatencies() {
    RunPlan plan = plan(List.of(4), DUEL).by(Optional.of(Cost.P99));
    List<ForkResult> journal =
        Stream.concat(forks(A, RESTLESS, 3).stream(), forks(B, CALM, 1).stream()).toList();

    PermutationTest shuffled = PermutationTest.of(plan, journal, 400, 1);

    // two shuffles of sixteen give one contender all that is fast
    assertThat(shuffled.rate()).isBetween(0.08, 0.17);
    assertThat(shuffled.fewestBlocks()).isEqualTo(4);
  }

  /** Forks whose throughput is all the same. */
  private static List<ForkResult> forks(Contender contender, double[] millis, double factor) {
    List<ForkResult> alike = new JournalBuilder().forks(DUEL, contender, CALM).journal();
    return IntStream.range(0, millis.length)
        .mapToObj(i -> alike.get(i).answering(Optional.of(latency(factor * millis[i] * 1e6))))
        .toList();
  }

  private static Latency latency(double nanos) {
    Distribution times = new Distribution(2_000, nanos / 5, nanos, Double.NaN, 2 * nanos, "");
    return Latencies.of(400, 5, 2_000, 2_000, 0, times, times, 0.1);
  }
}
