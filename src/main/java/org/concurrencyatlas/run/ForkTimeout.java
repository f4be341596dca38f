package org.concurrencyatlas.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Kills the processes that a fork started when it does not end in time. JMH's own timeout only
 * interrupts the benchmark's thread, which a task that hangs may ignore.
 */
public final class ForkTimeout implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fork-time-limit").factory());
  private final Set<Long> olderProcesses =
      ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
  private final Consumer<List<ProcessHandle>> beforeKill;
  private volatile boolean expired;

  public ForkTimeout(long timeoutMillis) {
    this(timeoutMillis, _ -> {});
  }

  /**
   * Starts the clock.
   *
   * @param beforeKill receives what is about to be killed because its time is over
   */
  public ForkTimeout(long timeoutMillis, Consumer<List<ProcessHandle>> beforeKill) {
    this.beforeKill = beforeKill;
    var _ = clock.schedule(this::expire, timeoutMillis, TimeUnit.MILLISECONDS);
  }

  public boolean expired() {
    return expired;
  }

  /** Kills the fork although it has time left: nothing more is wanted of it. */
  void end() {
    killYounger();
  }

  /** Stops the clock and kills whatever the fork left behind. */
  @Override
  public void close() {
    clock.shutdownNow();
    killYounger();
  }

  private void expire() {
    expired = true;
    try {
      beforeKill.accept(younger());
    } finally {
      killYounger();
    }
  }

  private void killYounger() {
    younger().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> younger() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !olderProcesses.contains(process.pid()))
        .toList();
  }
}
