package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.process.Tasks.Burning;
import org.concurrencyatlas.process.Tasks.Parked;
import org.concurrencyatlas.process.link.Transport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No worker outlives its pool's process, however that dies. */
@Timeout(60)
class OrphanedWorkersTest {
  @ParameterizedTest
  @CsvSource({"idle, PIPE", "burning, PIPE", "parked, PIPE", "idle, RING", "parked, UNIX_SOCKET"})
  void workersEndWhenTheProcessOfTheirPoolIsKilled(String busyness, Transport transport)
      throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DoomedParent.class.getName(),
                busyness,
                transport.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> workers;
    try (BufferedReader lines = parent.inputReader()) {
      workers = Stream.of(lines.readLine().split(" ")).map(Long::valueOf).toList();
      assertThat(workers).hasSize(2).noneMatch(Processes::ended);
    } finally {
      parent.destroyForcibly();
    }

    Processes.assertAllEnd(workers);
    assertThat(PoolSoakTest.filesOf(parent.pid())).isEmpty();
  }

  /** Opens a pool, keeps its workers as busy as it was told, tells their pids and waits. */
  static final class DoomedParent {
    private DoomedParent() {}

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
