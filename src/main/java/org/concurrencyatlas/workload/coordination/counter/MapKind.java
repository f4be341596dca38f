package org.concurrencyatlas.workload.coordination.counter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ways to count by key in a map: two calls of a thread-safe map are not one atomic step. */
abstract class MapKind extends Tally {
  /** A power of two. */
  private static final int KEYS = 16;

  final Map<Integer, Long> counts;

  private MapKind(Map<Integer, Long> counts) {
    this.counts = counts;
  }

  @Override
  final long value() {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  @Override
  final void reset() {
    counts.clear();
  }

  final int key(int update) {
    return update & (KEYS - 1);
  }

  /** Reads, then writes what may be out of date: loses updates although the map is thread-safe. */
  static final class GetThenPut extends MapKind {
    GetThenPut() {
      super(new ConcurrentHashMap<>());
    }

    @Override
    void increment(int update) {
      Long before = counts.get(key(update));
      counts.put(key(update), before == null ? 1 : before + 1);
    }
  }

  /** One call that does both. */
  static final class Merge extends MapKind {
    Merge() {
      super(new ConcurrentHashMap<>());
    }

    @Override
    void increment(int update) {
      counts.merge(key(update), 1L, Long::sum);
    }
  }

  /** Replaces the value only if it has not changed since, and otherwise tries again. */
  static final class Replace extends MapKind {
    Replace() {
      super(new ConcurrentHashMap<>());
    }

    @Override
    void increment(int update) {
      boolean done = false;
      while (!done) {
        Long before = counts.putIfAbsent(key(update), 1L);
        done = before == null || counts.replace(key(update), before, before + 1);
      }
    }
  }

  /** A map that is not thread-safe, behind a monitor that makes both calls one step. */
  static final class Synchronized extends MapKind {
    Synchronized() {
      super(new HashMap<>());
    }

    @Override
    synchronized void increment(int update) {
      Long before = counts.get(key(update));
      counts.put(key(update), before == null ? 1 : before + 1);
    }
  }
}
