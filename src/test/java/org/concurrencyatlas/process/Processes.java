package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What the tests do to processes, and see of them. */
final class Processes {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

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

  static void assertAllEnd(List<Long> pids) throws InterruptedException {
    long start = System.nanoTime();
    while (!pids.stream().allMatch(Processes::ended)
        && System.nanoTime() - start < PATIENCE_NANOS) {
      Thread.sleep(1);
    }
    assertThat(pids).allMatch(Processes::ended);
  }

  /** Whether a process is gone, or waits only for its parent to look. */
  static boolean ended(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return ended(pid); // it ended while it was looked at
    }
  }
}
