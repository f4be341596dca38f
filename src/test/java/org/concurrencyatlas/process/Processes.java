package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How the tests signal, stop and observe processes. */
final class Processes {
  private static final long TIMEOUT_NANOS = 10_000_000_000L;

  private Processes() {}

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The pid of the only worker of a pool, once it is ready. */
  static long worker(WorkerPool pool) throws InterruptedException {
    long pid = pool.pids().getFirst();
    for (; pid == 0; pid = pool.pids().getFirst()) {
      Thread.sleep(1);
    }
    return pid;
  }

  static void signal(String name, long pid) {
    assertThat(pid).isGreaterThan(1); // 0 would be this very process and its siblings
    try {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
      assertThat(code).as("exit code of kill -%s %d", name, pid).isIn(0, 1);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Stops a process and waits until all its threads are stopped, which takes a while after the
   * signal.
   */
  static void stop(long pid) throws InterruptedException {
    signal("STOP", pid);
    await(() -> isStopped(pid));
    assertThat(isStopped(pid)).as("all threads of %d are stopped", pid).isTrue();
  }

  private static boolean isStopped(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        if (state(thread.resolve("stat")) != 'T') {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // a thread ended while its state was read
    }
  }

  static void assertAllEnd(List<Long> pids) throws InterruptedException {
    await(() -> pids.stream().allMatch(Processes::ended));
    assertThat(pids).allMatch(Processes::ended);
  }

  /** Waits until a condition is true, at most for the timeout. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < TIMEOUT_NANOS) {
      Thread.sleep(1);
    }
  }

  /** Whether a process is gone, or is a zombie. */
  static boolean ended(long pid) {
    try {
      return state(Path.of("/proc", Long.toString(pid), "stat")) == 'Z';
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return ended(pid); // it ended while its state was read
    }
  }

  private static char state(Path stat) throws IOException {
    String line = Files.readString(stat);
    return line.charAt(line.lastIndexOf(')') + 2);
  }
}
