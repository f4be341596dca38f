package org.concurrencyatlas.workload.coordination.driven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Results that are taken in some order")
@Timeout(30)
class CollectTest {
  private static final Machine MACHINE = new Machine(2, 0);
  private static final UnevenWaits WAITS = new UnevenWaits(9, 2_000);

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final ModelCatalogue models = new ModelCatalogue();

  @DisplayName("are all used once, also those after the first with which the time ends")
  @ParameterizedTest
  @CsvSource({
    "in-order, virtual-threads",
    "as-completed, virtual-threads",
    "callback, virtual-threads",
    "all-at-once, virtual-threads",
    "in-order, async",
    "as-completed, async",
    "callback, async",
    "all-at-once, async",
    "in-order, fixed-pool",
    "as-completed, fixed-pool",
    "callback, common-pool",
    "as-completed, fork-join"
  })
  void untilTheFirstTheOthersAreUsedAfterwards(String order, String contender) throws Exception {
    Point point = point("until=first,order=" + order);
    Workload workload = workloads.get(point.workload());
    Leftovers leftovers = Leftovers.before();
    Contender who = Contender.parse(contender);
    try (Session session = models.get(who.model()).open(models.resolve(who))) {
      List<Task> batch = workload.batch(point, Services.none(), session);
      BatchDriver driver = workload.driver(point);
      for (int i = 0; i < 3; i++) {
        assertThat(driver.run(batch, session) + driver.after()).isEqualTo(workload.expected(point));
      }
    }
    leftovers.assertNone();
  }

  @DisplayName("that were not used are told")
  @Test
  void resultsThatWereNotUsedAreTold() {
    Use use = new Use(10);
    use.accept(1);

    assertThatThrownBy(() -> use.checkAll(9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the results of 9 tasks were used wrongly");
  }

  @DisplayName("have the limit of the result with which the time ends")
  @ParameterizedTest
  @ValueSource(strings = {"in-order", "as-completed", "callback", "all-at-once"})
  void theLimitIsThatOfTheLastResultThatCounts(String order) {
    Duration first = limit("until=first,order=" + order);

    assertThat(limit("order=" + order)).isEqualTo(WAITS.all(0));
    assertThat(first)
        .isEqualTo(
            switch (order) {
              case "in-order" -> WAITS.first();
              case "all-at-once" -> WAITS.all(0);
              default -> WAITS.shortest();
            });
    assertThat(WAITS.shortest()).isPositive().isLessThan(WAITS.all(0));
  }

  @DisplayName("come from waits whose sum is their number times the mean")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 9, 64})
  void wavesOfUnevenWaitsHaveTheMeanThatTheyAreNamedBy(long tasks) {
    UnevenWaits waits = new UnevenWaits(tasks, 1_600);

    assertThat(LongStream.range(0, tasks).map(waits::micros).sum()).isEqualTo(tasks * 1_600);
    assertThat(LongStream.range(0, tasks).map(waits::micros)).allMatch(wait -> wait >= 100);
    assertThat(waits.all(1)).isEqualTo(Duration.ofNanos(tasks * 1_600_000));
  }

  private Duration limit(String parameters) {
    Point point = point(parameters);
    return workloads.get(point.workload()).limit(point, MACHINE);
  }

  private Point point(String parameters) {
    return workloads.resolve(
        Point.parse("collect(tasks=9,waitMicros=2000,%s)".formatted(parameters)));
  }
}
