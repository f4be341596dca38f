package org.concurrencyatlas.workload.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.backend.DelayServer;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.data.BytePattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayName("Tasks that send several requests at once")
class FanOutTest {
  private static final Machine MACHINE = new Machine(2, 0);

  private final FanOut workload = new FanOut();

  @ParameterizedTest
  @EnumSource(Delays.class)
  @DisplayName("meet delays that have the mean they are given, the same ones each time")
  void delaysHaveTheirMean(Delays delays) {
    int tasks = 20_000;
    double sum =
        IntStream.range(0, tasks).mapToLong(task -> delays.micros(10_000, task, task % 7)).sum();

    assertThat(sum / tasks).isCloseTo(10_000, within(300.0));
    long first = delays.micros(10_000, 5, 3);
    assertThat(delays.micros(10_000, 5, 3)).isEqualTo(first);
  }

  @Test
  @DisplayName("have a limit of the slowest call, the fastest, or the deadline")
  void theLimitIsMadeOfTheVeryDelays() {
    List<Long> delays =
        IntStream.range(0, 5).mapToObj(call -> Delays.EXPONENTIAL.micros(10_000, 0, call)).toList();
    long slowest = delays.stream().max(Long::compare).orElseThrow();
    long fastest = delays.stream().min(Long::compare).orElseThrow();
    String one = "fan-out(tasks=1,calls=5,delayMicros=10000";

    assertThat(limit(one + ")")).isEqualTo(micros(slowest));
    assertThat(limit(one + ",waitFor=any)")).isEqualTo(micros(fastest));
    assertThat(limit(one + ",waitFor=deadline,deadlineMicros=5)")).isEqualTo(micros(5));
    assertThat(limit(one + ",waitFor=deadline,deadlineMicros=10000000)"))
        .isEqualTo(micros(slowest));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 64, 0})
  @DisplayName("cannot be scheduled in less time than the limit, in whatever order")
  void noScheduleIsShorterThanTheLimit(long slots) {
    long[] waits =
        LongStream.range(0, 60)
            .map(task -> Delays.EXPONENTIAL.micros(1_000_000, task, 0))
            .toArray();
    long[] descending =
        LongStream.of(waits).map(each -> -each).sorted().map(each -> -each).toArray();

    long limit = Limit.waitingUnequally(waits, slots).toNanos();
    assertThat(schedule(waits, slots)).isGreaterThanOrEqualTo(limit);
    // longest first is at most a third above the best there is (Graham 1969)
    assertThat(schedule(descending, slots)).isBetween(limit, limit * 4 / 3 + 1);
  }

  @Test
  @DisplayName("of equal length wait in waves")
  void equalWaitsAreWaves() {
    assertThat(Limit.waitingUnequally(new long[] {9, 9, 9, 9, 9}, 2)).hasNanos(27);
    assertThat(Limit.waitingUnequally(new long[] {5, 5, 5, 5, 5, 1}, 3)).hasNanos(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fan-out(tasks=3,calls=4,delayMicros=3000,waitFor=all)",
        "fan-out(tasks=3,calls=4,delayMicros=3000,waitFor=any,delays=bimodal)",
        "fan-out(tasks=3,calls=4,delayMicros=90000,waitFor=deadline,deadlineMicros=2000)"
      })
  @DisplayName("answer what is expected whichever call is first, and not before they may")
  void theAnswerDoesNotDependOnTiming(String text) throws Exception {
    Point point = point(text);
    try (DelayServer server = DelayServer.start()) {
      List<Task> batch = workload.batch(point, service -> server.address());
      long blocking = 0;
      long async = 0;
      for (Task task : batch) {
        long start = System.nanoTime();
        blocking += task.call();
        assertThat(System.nanoTime() - start)
            .isGreaterThanOrEqualTo(TimeUnit.MICROSECONDS.toNanos(((FanOutTask) task).micros()));
        async += ((AsyncTask) task).callAsync().toCompletableFuture().get();
      }

      assertThat(blocking).isEqualTo(workload.expected(point));
      assertThat(async).isEqualTo(workload.expected(point));
    }
  }

  @Test
  @DisplayName("cancel the calls that nobody waits for any more")
  void theOthersAreCancelled() throws Exception {
    AtomicInteger failed = new AtomicInteger();
    HttpServer server =
        LoopbackServer.start(exchange -> {
          if (exchange.getRequestURI().getQuery().startsWith("waitMicros=1&")) {
            byte[] body = BytePattern.slice(0, FanOutTask.BYTES);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return;
          }
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write(new byte[1 << 16]);
              Thread.sleep(5);
            }
          } catch (IOException e) { // the client is gone
            failed.incrementAndGet();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      FanOutTask any = slowExceptOne(server);

      assertThat(any.call()).isEqualTo(BytePattern.crc32(0, FanOutTask.BYTES));
      for (int i = 0; i < 500 && failed.get() < any.calls() - 1; i++) {
        Thread.sleep(10);
      }
      assertThat(failed).hasValue(any.calls() - 1);
    } finally {
      server.stop(0);
    }
  }

  /** A task of which exactly one call has the shortest delay that there is. */
  private static FanOutTask slowExceptOne(HttpServer server) {
    return LongStream.range(0, 10_000)
        .map(task -> task * BytePattern.SLICES)
        .mapToObj(task ->
            new FanOutTask(
                "127.0.0.1",
                server.getAddress().getPort(),
                HttpWire.HTTP_1.number(),
                FanOutTask.ANY,
                "exponential",
                5,
                20,
                0,
                task))
        .filter(task ->
            IntStream.range(0, task.calls())
                    .filter(call -> Delays.EXPONENTIAL.micros(20, task.index(), call) == 1)
                    .count()
                == 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("fail with the first call that fails")
  void oneFailureFailsTheTask() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        LoopbackServer.start(exchange -> {
          if (asked.incrementAndGet() == 2) {
            exchange.sendResponseHeaders(500, -1);
            return;
          }
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      FanOutTask all =
          new FanOutTask(
              "127.0.0.1",
              server.getAddress().getPort(),
              HttpWire.HTTP_1.number(),
              FanOutTask.ALL,
              "fixed",
              3,
              1_000,
              0,
              0);

      assertThatThrownBy(all::call)
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("answered with status 500");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("do not take a wrong body for an answer in time")
  void aWrongBodyIsNoAnswer() throws Exception {
    HttpServer server =
        LoopbackServer.start(exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
        });
    try {
      FanOutTask deadline =
          new FanOutTask(
              "127.0.0.1",
              server.getAddress().getPort(),
              HttpWire.HTTP_1.number(),
              FanOutTask.DEADLINE,
              "fixed",
              2,
              1_000,
              5_000_000,
              0);

      assertThatThrownBy(deadline::call).hasMessageContaining("answered with a wrong body");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waitFor=deadline                     | waitFor=deadline needs a deadline; give deadlineMicros, like deadlineMicros=40000
          deadlineMicros=5                     | deadlineMicros=5 is for waitFor=deadline; give that, or no deadline
          tasks=10000,calls=100                | 1000000 requests would be in flight, 20000 is the most; give fewer tasks, calls or concurrency
          """)
  @DisplayName("whose parameters do not go together are refused in one line")
  void valuesThatDoNotGoTogether(String parameters, String message) {
    assertThatThrownBy(() -> point("fan-out(" + parameters.strip() + ")"))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  /** Each task goes to the slot that is free first. */
  private static long schedule(long[] waits, long slots) {
    long[] busyUntil = new long[slots == 0 ? waits.length : (int) slots];
    for (long wait : waits) {
      Arrays.sort(busyUntil);
      busyUntil[0] += wait;
    }
    return LongStream.of(busyUntil).max().orElseThrow();
  }

  private Duration limit(String text) {
    return workload.limit(point(text), MACHINE);
  }

  private static Point point(String text) {
    return new WorkloadCatalogue().resolve(Point.parse(text));
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }
}
