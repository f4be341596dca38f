package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What forks of services can tell")
class SampleCheckTest {
  private static final Protocol FOUR_SECONDS =
      Protocol.of(Duration.ofSeconds(2), 4, Duration.ofSeconds(1), Duration.ofSeconds(60));

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();

  @Test
  @DisplayName("a quantile takes enough requests of those that it is about")
  void aQuantileTakesEnoughRequests() {
    assertThatCode(() -> check("ratePerSecond=400")).doesNotThrowAnyException();
    assertThatThrownBy(() -> check("ratePerSecond=200"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("has about 800 requests in a fork, and p99 latency takes 1000");
    assertThatThrownBy(() -> check("ratePerSecond=400,longPercent=50,longCpuNanos=2000000"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("has about 800 requests in a fork");
  }

  @Test
  @DisplayName("a burst may be half of what is measured")
  void aBurstLeavesTimeToSeeWhatComesAfterIt() {
    assertThatCode(() -> burst(2_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> burst(2_001))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "has a burst of 2001 ms, and its forks measure 4000 ms, of which a burst may be half;"
                + " give a shorter burst or longer forks");
  }

  private void check(String rate) {
    Cell cell =
        new Cell(
            point("service(loadPercent=0," + rate + ")"),
            List.of(Contender.parse("async")),
            100,
            0,
            true);
    SampleCheck.refuseTooFew(workloads, List.of(cell), Cost.P99, FOUR_SECONDS);
  }

  private void burst(int millis) {
    Point point = point("service(burstPercent=200,burstMillis=%d)".formatted(millis));
    SampleCheck.refuseLongBurst(workloads, point, FOUR_SECONDS);
  }

  private Point point(String text) {
    return workloads.resolve(Point.parse(text));
  }
}
