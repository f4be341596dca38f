package org.concurrencyatlas.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The workers of a pool, each with its supervisor: they start together and end together. */
final class WorkerGroup {
  private static final long KILLED_MILLIS = 3_000;

  private final PoolState state;
  private final List<WorkerSupervisor> supervisors;
  private final Thread killAtExit = new Thread(this::kill, "worker-pool-exit");

  WorkerGroup(PoolState state) {
    this.state = state;
    supervisors =
        IntStream.range(0, state.options().workers())
            .mapToObj(i -> new WorkerSupervisor("worker-supervisor-" + i, state))
            .toList();
  }

  /**
   * Starts the workers and waits until all are ready.
   *
   * @throws ExecutionException when one of them cannot be started
   */
  void start() throws ExecutionException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(killAtExit);
    for (WorkerSupervisor supervisor : supervisors) {
      state.deadlines().watch(supervisor);
      supervisor.start();
    }
    state.deadlines().start();
    for (WorkerSupervisor supervisor : supervisors) {
      supervisor.ready().get();
    }
    state.workerFactory().open();
  }

  /** How many workers there are, ready or not. */
  int size() {
    return supervisors.size();
  }

  /** The process ids of the workers; 0 for one that is being replaced. */
  List<Long> pids() {
    return supervisors.stream().map(WorkerSupervisor::pid).toList();
  }

  /**
   * Ends the workers: they have the grace time to end by themselves, and are killed then. Returns
   * when every worker is gone.
   */
  void close(long graceMillis) {
    state.workerFactory().close();
    supervisors.forEach(WorkerSupervisor::endInput);
    boolean interrupted = join(graceMillis);
    kill();
    interrupted |= join(KILLED_MILLIS);
    state.deadlines().close();
    removeExitHook();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill() {
    supervisors.forEach(WorkerSupervisor::kill);
    state.workerFactory().close();
  }

  /** Waits for all supervisors to end; true when interrupted meanwhile. */
  private boolean join(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (WorkerSupervisor supervisor : supervisors) {
        supervisor.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void removeExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(killAtExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
    }
  }
}
