package org.concurrencyatlas.workload.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A number of places, taken in the order in which they were asked for: by tasks that hold a thread
 * while they wait for one, and by tasks that do not.
 */
final class Places {
  private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
  private int free;

  Places(int places) {
    this.free = places;
  }

  /** Completed when a place is taken; a caller that waits no more cancels it. */
  synchronized CompletableFuture<Void> take() {
    if (free > 0) {
      free--;
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    waiting.add(later);
    return later;
  }

  /** The same on the calling thread. */
  void await() throws InterruptedException {
    CompletableFuture<Void> place = take();
    try {
      place.get();
    } catch (InterruptedException e) {
      if (!place.cancel(false)) {
        leave(); // it was taken just then
      }
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing fails a place", e);
    }
  }

  /** Hands a place to who has waited longest. */
  void leave() {
    CompletableFuture<Void> next = next();
    while (next != null && !next.complete(null)) { // outside: what follows takes this monitor
      next = next();
    }
  }

  private synchronized @Nullable CompletableFuture<Void> next() {
    CompletableFuture<Void> next = waiting.poll();
    if (next == null) {
      free++;
    }
    return next;
  }
}
