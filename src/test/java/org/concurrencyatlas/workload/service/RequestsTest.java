package org.concurrencyatlas.workload.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Requests of a service")
@Timeout(30)
class RequestsTest {
  private final WorkloadCatalogue catalogue = new WorkloadCatalogue();
  private final Requests service = new Requests();

  @Test
  @DisplayName("of one kind are written as before there were two")
  void parametersThatCameLaterAreNotWritten() {
    assertThat(point("service(loadPercent=70)"))
        .hasToString(
            "service(arrivals=poisson,cpuNanos=1000000,loadPercent=70,ratePerSecond=0,tasks=100,"
                + "waitMicros=0)");
  }

  @Test
  @DisplayName("are long in the share that is asked for, and the load counts both kinds")
  void exactlyTheShareIsLong() {
    Point point =
        point("service(loadPercent=50,cpuNanos=1000000,longPercent=10,longCpuNanos=11000000)");

    assertThat(service.longer(point).cardinality()).isEqualTo(10);
    assertThat(service.longer(point)).isEqualTo(service.longer(point));
    // 0.9 · 1 ms + 0.1 · 11 ms = 2 ms
    assertThat(service.perSecond(point, 2)).isCloseTo(500, within(1e-6));
    assertThat(service.longer(service.bareKernel(point)).cardinality()).isEqualTo(10);
  }

  @Test
  @DisplayName("fail in exactly the share that is asked for, and the others answer")
  void exactlyTheShareFails() throws Exception {
    Point point =
        point("service(tasks=50,loadPercent=1,cpuNanos=1500,waitMicros=10,failPercent=20)");
    long sum = 0;
    int failed = 0;
    for (Task task : service.batch(point, Services.none())) {
      try {
        sum += task.call();
      } catch (PlannedFailure e) {
        failed++;
      }
    }

    assertThat(failed).isEqualTo(10);
    assertThat(sum).isEqualTo(service.expected(point));
    assertThat(PlannedFailure.isCauseOf(new IllegalStateException(new PlannedFailure()))).isTrue();
    assertThat(PlannedFailure.isCauseOf(new IllegalStateException("another"))).isFalse();
  }

  @Test
  @DisplayName("hold a permit while they wait and give it back when they fail or are cancelled")
  void permitsComeBack() throws Exception {
    Point point =
        point(
            "service(tasks=20,loadPercent=1,cpuNanos=1500,waitMicros=2000,permits=2"
                + ",failPercent=20)");
    List<Task> batch = service.batch(point, Services.none());
    try (var processors = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<Long>> cancelled = begin(batch, processors);
      cancelled.forEach(each -> each.cancel(true));

      long sum = 0;
      int failed = 0;
      for (CompletableFuture<Long> each : begin(batch, processors)) {
        try {
          sum += each.join();
        } catch (RuntimeException e) {
          assertThat(PlannedFailure.isCauseOf(e)).isTrue();
          failed++;
        }
      }

      assertThat(failed).isEqualTo(4);
      assertThat(sum).isEqualTo(service.expected(point));
    }
  }

  private static List<CompletableFuture<Long>> begin(List<Task> batch, Executor processors) {
    List<CompletableFuture<Long>> begun = new ArrayList<>();
    batch.forEach(
        task -> begun.add(((AsyncTask) task).callAsync(processors).toCompletableFuture()));
    return begun;
  }

  @Test
  @DisplayName("that need permits are bound by them")
  void permitsAreALimit() {
    Point point = point("service(tasks=100,waitMicros=20000,permits=4,loadPercent=50)");

    assertThat(service.limit(point, new Machine(2, 1e6))).isEqualTo(Duration.ofMillis(500));
    assertThat(service.needs(point).sharedMemory()).isTrue();
  }

  @Test
  @DisplayName("need a server only where they ask one")
  void onlyRequestsOverHttpNeedAServer() {
    Point timer = point("service(waitMicros=1000)");
    Point http = point("service(waitMicros=1000,request=http)");

    assertThat(service.services(timer)).isEmpty();
    assertThat(service.services(http)).containsExactly("delay-server");
    assertThat(service.services(service.bareKernel(http))).isEmpty();
    assertThat(service.connectionsOfATask(timer)).isZero();
    assertThat(service.connectionsOfATask(http)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("whose parameters do not go together are refused with what to give")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loadPercent=50,ratePerSecond=10 | twice
          loadPercent=0 | nowhere
          longPercent=10 | give longPercent and longCpuNanos
          longPercent=1,longCpuNanos=5000,tasks=9 | give more tasks or a larger longPercent
          failPercent=1,tasks=9 | give more tasks or a larger failPercent
          permits=2 | give waitMicros
          request=http | give waitMicros
          request=http,waitMicros=100,failPercent=10 | only those of request=timer can
          burstPercent=200 | give burstPercent and burstMillis
          burstMillis=200 | give burstPercent and burstMillis
          burstMillis=200,burstPercent=90 | give burstPercent above 100
          burstMillis=200,burstPercent=300,arrivals=closed | give arrivals=poisson or fixed
          loadPercent=0,ratePerSecond=40000,burstMillis=200,burstPercent=200 | at most 50000
          """)
  void whatDoesNotGoTogetherIsRefused(String parameters, String advice) {
    assertThatThrownBy(() -> point("service(" + parameters + ")"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(advice);
  }

  private Point point(String text) {
    Point point = catalogue.resolve(Point.parse(text));
    service.check(point);
    return point;
  }
}
