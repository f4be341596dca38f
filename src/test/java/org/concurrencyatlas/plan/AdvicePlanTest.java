package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.race.FirstLookPlan;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvicePlanTest {
  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final AdvicePlan planner = new AdvicePlan(workloads, new ModelCatalogue(), 2);

  @Test
  void exactlyTheNumbersThatWereGivenAreMeasured() {
    Demand timed = new Demand(200_500, 50_000_000, 500, 0);
    Demand asking = new Demand(0, 5_000_000, 50, 10_000);
    Demand computing = new Demand(3_000_000, 0, 8, 0);

    for (Demand demand : List.of(timed, asking, computing)) {
      Point point = plan(demand).cells().getFirst().point();
      assertThat(workloads.get(point.workload()).demand(point)).hasValue(demand);
    }
    assertThat(first(timed).point().workload()).isEqualTo("compute-wait");
    assertThat(first(asking).point().workload()).isEqualTo("compute-http");
  }

  @Test
  void poolsTakePartInTheSizeOfLittlesLawAndItsNeighbours() {
    assertThat(pools(new Demand(1_000_000, 49_000_000, 500, 0)))
        .containsExactly(
            "fixed-pool(threads=50)", "fixed-pool(threads=100)", "fixed-pool(threads=200)");
    assertThat(pools(new Demand(200_000, 50_000_000, 500, 0)))
        .as("no thread without work")
        .containsExactly("fixed-pool(threads=250)", "fixed-pool(threads=500)");
    assertThat(pools(new Demand(1_000_000, 0, 500, 0)))
        .as("no processor without a thread")
        .containsExactly("fixed-pool(threads=2)", "fixed-pool(threads=4)");
  }

  @Test
  void everyOtherModelThatIsFitAndStaysInTheJvmAdmitsWhatIsInFlight() {
    assertThat(first(new Demand(200_000, 50_000_000, 500, 0)).contenders())
        .extracting(Contender::toString)
        .contains("virtual-threads(admit=500)", "async(admit=500)", "platform-threads(admit=500)")
        .noneMatch(each -> each.startsWith("process") || each.equals("sequential"))
        .as("those that take part only where they are named")
        .noneMatch(each -> each.startsWith("structured") || each.startsWith("cached-pool"));
    assertThat(first(new Demand(200_000, 0, 500, 0)).contenders())
        .extracting(Contender::toString)
        .contains("sequential")
        .noneMatch(each -> each.startsWith("process"));
  }

  @Test
  void aLongerBudgetMeasuresMoreOfWhatWouldChangeTheAnswer() {
    Demand demand = new Demand(200_000, 50_000_000, 500, 0);
    RunPlan usual = planner.of(demand, THREE_MINUTES, Instant.EPOCH);
    RunPlan longer = planner.of(demand, Duration.ofMinutes(10), Instant.EPOCH);

    assertThat(usual.cells()).hasSizeBetween(2, 4);
    assertThat(demands(usual)).element(1).isEqualTo(new Demand(200_000, 50_000_000, 2_000, 0));
    assertThat(longer.cells()).hasSizeGreaterThan(usual.cells().size());
    assertThat(FirstLookPlan.millis(usual)).isLessThan(0.75 * THREE_MINUTES.toMillis());
    assertThat(demands(longer).skip(1))
        .allSatisfy(other ->
            assertThat(Stream.of(Demand.Axis.values()))
                .filteredOn(axis -> demand.differsOnlyOn(axis, other))
                .hasSize(1));
  }

  @Test
  void aBatchIsNeitherTooShortToMeasureNorLongerThanItMustBe() {
    assertThat(first(new Demand(1_000, 0, 1, 0)).tasks()).isEqualTo(100_000);
    assertThat(first(new Demand(200_000, 50_000_000, 500, 0)).tasks()).isEqualTo(2_000);
    assertThat(first(new Demand(0, 1_000_000_000, 10, 0)).tasks()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0          | 0           | 5        | 0         | neither computes nor waits
          5000000000 | 0           | 5        | 0         | --cpu 5 s is not allowed; give 0…4s
          0          | 61000000000 | 5        | 0         | --wait 61 s is not allowed; give 0…60s
          1000       | 0           | 0        | 0         | --in-flight 0 is not allowed; give 1…100000
          1000       | 0           | 10000000 | 0         | --in-flight 10000000 is not allowed; give 1…100000
          1000       | 1000000     | 5        | 200000000 | --body 191 MiB is not allowed; give 1B…1MB
          1000       | 0           | 5        | 1000      | at least 1us with --body
          1000       | 1500        | 5        | 0         | give whole microseconds
          0          | 60000000000 | 5        | 0         | cannot be measured within --budget 180s
          """)
  void numbersThatCannotBeMeasuredAreRefusedInOneLine(
      long cpu, long wait, long inFlight, long body, String expected) {
    Demand demand = new Demand(cpu, wait, inFlight, body);

    assertThatThrownBy(() -> plan(demand))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(expected.strip())
        .message()
        .hasLineCount(1);
  }

  private RunPlan plan(Demand demand) {
    return planner.of(demand, THREE_MINUTES, Instant.EPOCH);
  }

  private Cell first(Demand demand) {
    return plan(demand).cells().getFirst();
  }

  private List<String> pools(Demand demand) {
    return first(demand).contenders().stream()
        .map(Contender::toString)
        .filter(each -> each.startsWith("fixed-pool"))
        .toList();
  }

  private Stream<Demand> demands(RunPlan plan) {
    return plan.cells().stream()
        .map(Cell::point)
        .map(point -> workloads.get(point.workload()).demand(point).orElseThrow());
  }
}
