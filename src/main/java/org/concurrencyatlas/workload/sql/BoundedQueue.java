package org.concurrencyatlas.workload.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The queue between two stages: what is in it has left one stage and waits for the next. A stage
 * keeps its place until there is room behind it, which holds up the stages before. How full the
 * queue was is measured apart from what bounds it.
 */
final class BoundedQueue {
  private final String name;
  private final int bound;
  private final Places room;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /**
   * An empty one.
   *
   * @param name for the reader
   * @param bound most tasks in it
   */
  BoundedQueue(String name, int bound) {
    this(name, bound, new Places(bound));
  }

  BoundedQueue(String name, int bound, Places room) {
    this.name = name;
    this.bound = bound;
    this.room = room;
  }

  /** Waits for room on the calling thread, and enters. */
  void enter() throws InterruptedException {
    room.await();
    entered();
  }

  /** Room, which is completed without a thread; {@link #entered} must follow. */
  CompletableFuture<Void> room() {
    return room.take();
  }

  void entered() {
    most.accumulateAndGet(size.incrementAndGet(), Math::max);
  }

  void leave() {
    size.decrementAndGet();
    room.leave();
  }

  /** Whether it was ever over its bound, or is not empty between two batches; empty when not. */
  String flaw() {
    int highest = most.get();
    int left = size.get();
    if (highest > bound) {
      return "the queue %s held %d tasks, its bound is %d".formatted(name, highest, bound);
    }
    return left == 0 ? "" : "the queue %s holds %d tasks after the batch".formatted(name, left);
  }

  /** The most that it held. */
  int most() {
    return most.get();
  }
}
