package org.concurrencyatlas.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills workers whose task has run too long: nothing else shows that a task hangs. One thread for
 * each pool.
 */
final class DeadlineWatch extends Thread {
  /** The time when nothing is awaited. */
  static final long NEVER = Long.MAX_VALUE;

  /** A killed worker stays overdue until its supervisor has noticed: do not spin meanwhile. */
  private static final long MIN_PARK_NANOS = 1_000_000;

  private final List<WorkerSupervisor> supervisors = new CopyOnWriteArrayList<>();
  private volatile long wakesAt = NEVER;
  private volatile boolean closed;

  DeadlineWatch() {
    super("worker-deadlines");
    setDaemon(true);
  }

  void watch(WorkerSupervisor supervisor) {
    supervisors.add(supervisor);
  }

  /** Something is awaited until this time, as {@link System#nanoTime}. */
  void expect(long due) {
    if (due < wakesAt) {
      LockSupport.unpark(this);
    }
  }

  void close() {
    closed = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    while (!closed) {
      wakesAt = NEVER; // a thread that expects something during the round wakes us for another
      long next = NEVER;
      for (WorkerSupervisor supervisor : supervisors) {
        supervisor.killIfOverdue();
        next = Math.min(next, supervisor.due());
      }
      wakesAt = next;
      LockSupport.parkNanos(Math.max(MIN_PARK_NANOS, next - System.nanoTime()));
    }
  }
}
