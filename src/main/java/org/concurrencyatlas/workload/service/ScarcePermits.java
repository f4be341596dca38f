package org.concurrencyatlas.workload.service;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few permits, as connections of a pool. A task that may block its thread takes them from a
 * semaphore, any other is called back; a fork has only one kind of both. First come, first served.
 */
final class ScarcePermits {
  private final Semaphore permits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();

  ScarcePermits(int permits) {
    this.permits = new Semaphore(permits, true);
  }

  /** Waits on the calling thread until one is free. */
  void take() throws InterruptedException {
    permits.acquire();
  }

  /** Completed when one is free and taken. */
  CompletableFuture<Boolean> takeWithoutThread() {
    lock.lock();
    try {
      if (permits.tryAcquire()) {
        return CompletableFuture.completedFuture(true);
      }
      CompletableFuture<Boolean> later = new CompletableFuture<>();
      waiting.add(later);
      return later;
    } finally {
      lock.unlock();
    }
  }

  /** One that was taken is free again. */
  void giveBack() {
    CompletableFuture<Boolean> next;
    lock.lock();
    try {
      next = waiting.poll();
      if (next == null) {
        permits.release();
      }
    } finally {
      lock.unlock();
    }
    if (next != null) {
      next.complete(true); // outside: what follows it takes the lock again
    }
  }
}
