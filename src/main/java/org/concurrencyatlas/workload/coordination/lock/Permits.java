package org.concurrencyatlas.workload.coordination.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Something of which there are a few, and which a task holds for a while. */
interface Permits {
  /** Waits on the calling thread until one is free, and takes it. */
  Permit take() throws InterruptedException;

  /** One that was taken. */
  interface Permit {
    /** Gives it back; called once, by any thread. */
    void release();
  }

  /** The permits of a semaphore. */
  record Counted(Semaphore semaphore) implements Permits {
    Counted(int permits, boolean fair) {
      this(new Semaphore(permits, fair));
    }

    @Override
    public Permit take() throws InterruptedException {
      semaphore.acquire();
      return semaphore::release;
    }
  }

  /** Objects in a queue, as a pool of connections keeps them. */
  record Pooled(BlockingQueue<Integer> objects) implements Permits {
    Pooled(int permits) {
      this(new ArrayBlockingQueue<>(permits, false, IntStream.range(0, permits).boxed().toList()));
    }

    @Override
    public Permit take() throws InterruptedException {
      Integer object = objects.take();
      return () -> objects.add(object);
    }
  }

  /** Permits for tasks that hold no thread while they wait. */
  final class WithoutThread {
    private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();
    private int free;

    WithoutThread(int permits) {
      this.free = permits;
    }

    /** Completed with a permit when one is free; those who came first are served first. */
    synchronized CompletionStage<Permit> take() {
      if (free > 0) {
        free--;
        return CompletableFuture.completedFuture(this::release);
      }
      CompletableFuture<Permit> later = new CompletableFuture<>();
      waiting.add(later);
      return later;
    }

    private void release() {
      CompletableFuture<Permit> next;
      synchronized (this) {
        next = waiting.poll();
        if (next == null) {
          free++;
        }
      }
      if (next != null) {
        next.complete(this::release); // outside: what follows it takes this object's monitor
      }
    }
  }
}
