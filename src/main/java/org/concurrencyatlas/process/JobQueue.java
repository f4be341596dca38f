package org.concurrencyatlas.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait for a worker, and the workers that wait for a job. Bounded: a thread that adds
 * to a full queue waits until the queue is half empty (if it waited for a single place, it would be
 * woken for each job); this is the pool's back-pressure.
 */
final class JobQueue {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition halfEmpty = lock.newCondition();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final Deque<Connection> idle = new ArrayDeque<>();

  /** Threads that receive answers: if they waited for room, no thread would make any. */
  private final Set<Thread> receivers = ConcurrentHashMap.newKeySet();

  private @Nullable PoolClosedException closed;

  JobQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a job; waits for room, unless the calling thread receives answers and is in a callback.
   *
   * @return an idle worker that has to be {@linkplain Connection#pump pumped}, or null when all are
   *     busy
   * @throws PoolClosedException when the pool takes no more
   */
  @Nullable Connection add(Job job) throws PoolClosedException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (jobs.size() >= capacity
          && closed == null
          && !receivers.contains(Thread.currentThread())) {
        halfEmpty.await();
      }
      if (closed != null) {
        throw closed;
      }
      jobs.addLast(job);
      return idle.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** The calling thread receives answers from now on. */
  void beginReceiving() {
    receivers.add(Thread.currentThread());
  }

  /** The calling thread receives no more answers. */
  void endReceiving() {
    receivers.remove(Thread.currentThread());
  }

  /** Puts jobs of a lost worker back, before all others; they fail when the pool is closed. */
  void putBack(List<Job> lost) {
    PoolClosedException reason;
    lock.lock();
    try {
      reason = closed;
      if (reason == null) {
        lost.reversed().forEach(jobs::addFirst);
      }
    } finally {
      lock.unlock();
    }
    if (reason != null) {
      for (Job job : lost) {
        job.fail(reason);
      }
    }
  }

  /** How many jobs wait. */
  int size() {
    lock.lock();
    try {
      return jobs.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next job; null when none waits. */
  @Nullable Job poll() {
    lock.lock();
    try {
      Job job = jobs.pollFirst();
      if (job != null && jobs.size() == capacity / 2) {
        halfEmpty.signalAll();
      }
      return job;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes that a worker has nothing to do.
   *
   * @return false when a job waits: the worker has something to do after all
   */
  boolean markIdle(Connection worker) {
    lock.lock();
    try {
      if (!jobs.isEmpty()) {
        return false;
      }
      if (!idle.contains(worker)) {
        idle.addLast(worker);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * An idle worker that has to be pumped since a job waits; null when none waits, or no worker is
   * idle.
   */
  @Nullable Connection nextIdle() {
    lock.lock();
    try {
      return jobs.isEmpty() ? null : idle.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Removes a worker that is gone from the idle ones. */
  void remove(Connection worker) {
    lock.lock();
    try {
      idle.remove(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more jobs, and fails those that wait. When closed again, keeps the first reason. */
  void close(String reason) {
    List<Job> waiting;
    PoolClosedException why;
    lock.lock();
    try {
      if (closed == null) {
        closed = new PoolClosedException(reason);
      }
      why = closed;
      waiting = new ArrayList<>(jobs);
      jobs.clear();
      halfEmpty.signalAll();
    } finally {
      lock.unlock();
    }
    for (Job job : waiting) {
      job.fail(why);
    }
  }
}
