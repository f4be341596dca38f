package org.concurrencyatlas.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Kills workers whose task has run too long: a hang gives no other sign. One thread a pool. */
final class DeadlineWatch extends Thread {
  /** No task is awaited. */
  static final long NEVER = Long.MAX_VALUE;

  /** A killed worker is overdue until its slot has noticed. */
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

  /** A task is awaited until then. */
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
      wakesAt = NEVER; // whoever expects something during the round wakes us for another
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
