package org.concurrencyatlas.suite.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.service.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests under load")
@Timeout(60)
class LoadOnModelsTest {
  private static final String POINT =
      "service(tasks=50,loadPercent=0,ratePerSecond=2000,cpuNanos=20000,waitMicros=500,"
          + "arrivals=fixed,failPercent=10,longPercent=10,longCpuNanos=200000)";

  private final ModelCatalogue models = new ModelCatalogue();

  @DisplayName("of which a tenth fails: exactly these fail, all others are answered rightly")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "single-thread",
        "fixed-pool(threads=8)",
        "fork-join",
        "parallel-stream",
        "common-pool",
        "platform-threads",
        "virtual-threads",
        "async",
        "reactive",
        "event-loop",
        "hybrid",
        "process-pool"
      })
  void failuresHarmNoOthers(String contender) throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    Latency latency = answer(contender, POINT, 400, rounds);

    assertThat(latency.lost().failed()).isEqualTo(40);
    assertThat(latency.due()).isEqualTo(400);
    assertThat(latency.response().count() + latency.longer().get().count()).isEqualTo(360);
    assertThat(rounds).hasValue(8);
  }

  @DisplayName("with a few permits are answered by whoever waits without a thread and with one")
  @ParameterizedTest
  @ValueSource(strings = {"fixed-pool(threads=8)", "virtual-threads", "async", "event-loop"})
  void permitsAreShared(String contender) throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    Latency latency = answer(contender, POINT.replace(")", ",permits=2)"), 200, rounds);

    assertThat(latency.lost().failed()).isEqualTo(20);
    assertThat(rounds).hasValue(4);
  }

  @DisplayName("that are given up before they begin are not begun, and every round is whole")
  @ParameterizedTest
  @ValueSource(strings = {"single-thread", "fork-join", "async", "event-loop", "virtual-threads"})
  void whatIsGivenUpIsSentAgain(String contender) throws Exception {
    String slow =
        "service(tasks=10,loadPercent=0,ratePerSecond=2000,cpuNanos=2000000,arrivals=fixed,"
            + "giveUpMicros=20000)";
    AtomicInteger rounds = new AtomicInteger();
    Latency latency = answer(contender, slow, 300, rounds);

    assertThat(latency.lost().givenUp() + latency.response().count()).isEqualTo(300);
    assertThat(latency.unanswered()).isZero();
  }

  /** Sends so many requests to a real model and waits for the end of all. */
  private Latency answer(String contender, String text, int requests, AtomicInteger rounds)
      throws Exception {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    Point point = workloads.resolve(Point.parse(text));
    Requests service = (Requests) workloads.get(point.workload());
    Contender who = Contender.parse(contender);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    ResponseLog log = new ResponseLog();
    long begin = System.nanoTime();
    Load load = Load.of(service, point, service.batch(point, Services.none()), 2, 1);
    Generator generator =
        new Generator(
            load,
            new ClockFrom(begin),
            log,
            sum -> {
              rounds.incrementAndGet();
              if (sum != service.expected(point)) {
                failures.add(new AssertionError("a round has the sum " + sum));
              }
            },
            failures::add);
    try (Session session = models.get(who.model()).open(models.resolve(who))) {
      log.begin(begin);
      log.end(begin + Math.round((requests + 0.5) * 1e9 / load.perSecond()));
      generator.stop();
      generator.run(session.submitter());
      while (log.open() > 0 && failures.isEmpty()) {
        Thread.sleep(1);
      }
    }
    assertThat(failures).isEmpty();
    return log.latency(load.perSecond(), Double.NaN);
  }

  /** The system's clock, which is first looked at when it begins. */
  private static final class ClockFrom implements LoopClock {
    private final AtomicLong first;

    ClockFrom(long begin) {
      this.first = new AtomicLong(begin);
    }

    @Override
    public long nanoTime() {
      long begin = first.getAndSet(0);
      return begin == 0 ? SYSTEM.nanoTime() : begin;
    }

    @Override
    public void sleepUntil(long nanoTime) throws InterruptedException {
      SYSTEM.sleepUntil(nanoTime);
    }
  }
}
