package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.process.Tasks.Burning;
import org.concurrencyatlas.process.Tasks.Parked;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.link.Transport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No worker outlives the process of its pool, however that ends. Prints how long it takes. */
class OrphanedWorkersTest {
  @ParameterizedTest
  @CsvSource({"idle, PIPE", "burning, PIPE", "parked, PIPE", "idle, RING", "parked, UNIX_SOCKET"})
  @Timeout(60)
  void workersEndWhenTheProcessOfTheirPoolIsKilled(String activity, Transport transport)
      throws Exception {
    print(activity, transport, List.of(timeUntilWorkersEnd(activity, transport)));
  }

  static Stream<Arguments> everyCombination() {
    return Stream.of("idle", "burning", "parked")
        .flatMap(
            each -> Stream.of(Transport.values()).map(transport -> Arguments.of(each, transport)));
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("everyCombination")
  @Timeout(300)
  void noWorkerIsLeftOneSecondAfterTheProcessOfItsPoolIsKilled(String activity, Transport transport)
      throws Exception {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      times.add(timeUntilWorkersEnd(activity, transport));
    }

    print(activity, transport, times);
    assertThat(times).allMatch(time -> time.compareTo(Duration.ofSeconds(1)) < 0);
  }

  /** The time from the kill of the pool's process until none of its workers is left. */
  private static Duration timeUntilWorkersEnd(String activity, Transport transport)
      throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PoolOwner.class.getName(),
                activity,
                transport.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> workers;
    try (BufferedReader lines = parent.inputReader()) {
      workers = Stream.of(lines.readLine().split(" ")).map(Long::valueOf).toList();
      assertThat(workers).hasSize(2).noneMatch(Processes::ended);
    } catch (Exception | Error e) {
      parent.destroyForcibly();
      throw e;
    }

    long start = System.nanoTime();
    parent.destroyForcibly();
    Processes.assertAllEnd(workers);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    assertThat(PoolSoakTest.filesOf(parent.pid())).isEmpty();
    return time;
  }

  private static void print(String activity, Transport transport, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    System.out.printf(
        "%s workers over %s: none left %d ms (median; longest %d ms, of %d) after kill -9%n",
        activity,
        transport,
        sorted.get(sorted.size() / 2).toMillis(),
        Collections.max(times).toMillis(),
        times.size());
  }

  /** Opens a pool, gives its workers the tasks of the activity, prints their pids and waits. */
  static final class PoolOwner {
    private PoolOwner() {}

    public static void main(String[] args) throws Exception {
      WorkerPool pool =
          WorkerPool.open(PoolOptions.of(2).withTransport(Transport.valueOf(args[1])));
      for (int i = 0; i < 6 && !args[0].equals("idle"); i++) {
        Callable<Long> task = args[0].equals("parked") ? new Parked(i) : new Burning(i);
        var _ = pool.submit(task);
      }
      Thread.sleep(200);
      System.out.println(pool.pids().get(0) + " " + pool.pids().get(1));
      Thread.sleep(60_000);
    }
  }
}
