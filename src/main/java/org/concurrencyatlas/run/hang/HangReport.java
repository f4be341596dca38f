package org.concurrencyatlas.run.hang;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes the thread dump of a fork that is about to be killed for its time, keeps it, and says what
 * waits for what. If anything goes wrong here, only the explanation is missing.
 */
public final class HangReport {
  /** A JVM that cannot be attached to never answers. */
  private static final long SECONDS_TO_DUMP = 15;

  /** No one would read a dump of hundreds of thousands of threads. */
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
      jcmd(fork.pid(), Redirect.DISCARD, "Thread.dump_to_file", "-format=json", file.toString());
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.delete(file);
      }
      if (Files.exists(file)) {
        hang = HangDiagnosis.of(ThreadDump.read(file, computing));
        if (hang.orElse(null) instanceof Hang.LockNotReleased lock) {
          hang = Optional.of(withHolder(lock, fork.pid()));
        }
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

  /** The other form of a dump tells which platform thread holds a lock. */
  private Hang withHolder(Hang.LockNotReleased lock, long pid)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(file.getParent(), "threads", ".txt");
    try {
      jcmd(pid, Redirect.to(printed.toFile()), "Thread.print", "-l");
      return PrintedThreads.read(printed)
          .holder()
          .<Hang>map(
              held -> new Hang.LockHeld(lock.waiters(), lock.lock(), held.thread(), held.place()))
          .orElse(lock);
    } finally {
      Files.delete(printed);
    }
  }

  private static void jcmd(long pid, Redirect output, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(pid));
    line.addAll(List.of(command));
    Process jcmd =
        new ProcessBuilder(line).redirectOutput(output).redirectError(Redirect.DISCARD).start();
    if (!jcmd.waitFor(SECONDS_TO_DUMP, TimeUnit.SECONDS)) {
      jcmd.destroyForcibly();
    }
  }
}
