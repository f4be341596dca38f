package org.concurrencyatlas.run.hang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes the thread dump of a fork that is about to be killed for its time, keeps it, and says what
 * waits for what. Whatever goes wrong here costs only the explanation.
 */
public final class HangReport {
  /** A JVM that cannot be attached to answers never. */
  private static final long SECONDS_TO_DUMP = 15;

  /** A dump of hundreds of thousands of threads is read by nobody. */
  private static final long MOST_BYTES = 64L << 20;

  /** So long the fork is watched before the dump, which itself computes. */
  private static final Duration WATCHED = Duration.ofMillis(200);

  /** A JVM that waits uses less than this share of one processor. */
  private static final double COMPUTING = 0.3;

  private final Path file;
  private volatile Optional<Hang> hang = Optional.empty();

  /**
   * Prepares the dump of one fork.
   *
   * @param file where it is kept; its folder is made when it is needed
   */
  public HangReport(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Dumps the first of these processes that is a child of this one: the fork itself. */
  public void take(List<ProcessHandle> processes) {
    Optional<ProcessHandle> self = Optional.of(ProcessHandle.current());
    processes.stream()
        .filter(process -> process.parent().equals(self))
        .findFirst()
        .ifPresent(this::take);
  }

  /** Why the fork did not end; empty when that was not found out. */
  public Optional<Hang> hang() {
    return hang;
  }

  private void take(ProcessHandle fork) {
    try {
      boolean computing = computes(fork);
      Files.createDirectories(file.getParent());
      dump(fork.pid());
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.delete(file);
      }
      if (Files.exists(file)) {
        hang = HangDiagnosis.of(ThreadDump.read(file, computing));
      }
    } catch (IOException e) {
      hang = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean computes(ProcessHandle fork) throws InterruptedException {
    Duration before = cpu(fork);
    Thread.sleep(WATCHED);
    return cpu(fork).minus(before).toNanos() > COMPUTING * WATCHED.toNanos();
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void dump(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "Thread.dump_to_file",
                "-format=json",
                file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(SECONDS_TO_DUMP, TimeUnit.SECONDS)) {
      jcmd.destroyForcibly();
    }
  }
}
