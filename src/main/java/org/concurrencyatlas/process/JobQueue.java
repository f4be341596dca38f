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
 * The jobs that wait for a worker, and the workers that wait for a job. Bounded: who adds to a full
 * backlog waits until it is half empty (not for one place, which would wake him for each job); this
 * is the pool's back-pressure.
 */
final class JobQueue {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roomMade = lock.newCondition();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final Deque<Connection> idle = new ArrayDeque<>();

  /** Threads that receive answers: were they to wait for room, nobody would make any. */
  private final Set<Thread> receivers = ConcurrentHashMap.newKeySet();

  private @Nullable PoolClosedException closed;

  JobQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a job; waits for room, unless the calling thread receives answers and is in a callback.
   *
   * @return an idle worker that has to be told, or null when all are busy
   * @throws PoolClosedException when the pool takes no more
   */
  @Nullable Connection add(Job job) throws PoolClosedException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (jobs.size() >= capacity
          && closed == null
          && !receivers.contains(Thread.currentThread())) {
        roomMade.await();
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
        roomMade.signalAll();
      }
      return job;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes that a worker has nothing to do.
   *
   * @return false when a job waits: it has something to do after all
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

  /** An idle worker to be told that a job waits; null when none waits, or no worker is idle. */
  @Nullable Connection nextIdle() {
    lock.lock();
    try {
      return jobs.isEmpty() ? null : idle.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a worker that is gone. */
  void forget(Connection worker) {
    lock.lock();
    try {
      idle.remove(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more jobs, and fails those that wait. The first reason stays. */
  void close(String reason) {
    List<Job> left;
    PoolClosedException why;
    lock.lock();
    try {
      if (closed == null) {
        closed = new PoolClosedException(reason);
      }
      why = closed;
      left = new ArrayList<>(jobs);
      jobs.clear();
      roomMade.signalAll();
    } finally {
      lock.unlock();
    }
    for (Job job : left) {
      job.fail(why);
    }
  }
}
