package org.concurrencyatlas.run.hang;

import org.concurrencyatlas.report.format.Numbers;

/** Why a fork did not end, in words: one line. */
public final class HangText {
  private HangText() {}

  /** The reason, which begins with its kind. */
  public static String of(Hang hang) {
    return switch (hang) {
      case Hang.Cycle(var threads) ->
          "deadlock: %s and %s wait for each other's monitors"
              .formatted(
                  String.join(", ", threads.subList(0, threads.size() - 1)), threads.getLast());
      case Hang.PoolStarved(int workers, String pool, String call) ->
          "deadlock: %s of %s %s for other tasks in %s, and none is left to run them"
              .formatted(
                  workers == 1 ? "the only worker" : "all %d workers".formatted(workers),
                  pool,
                  workers == 1 ? "waits" : "wait",
                  call);
      case Hang.CarriersPinned(int carriers, String place) ->
          "hung: %d of %d carriers pinned in %s".formatted(carriers, carriers, place);
      case Hang.MonitorHeld(int waiters, String lock, String holder, String place) ->
          "lock not released: %s of %s, held by %s in %s"
              .formatted(waiting(waiters, "a monitor"), lock, holder, place);
      case Hang.LockHeld(int waiters, String lock, String holder, String place) ->
          "lock not released: %s, held by %s in %s"
              .formatted(waiting(waiters, "a " + lock), holder, place);
      case Hang.LockNotReleased(int waiters, String lock) ->
          "lock not released: %s, and nobody who runs holds it"
              .formatted(waiting(waiters, "a " + lock));
      case Hang.Busy(int threads, String place, boolean computing) ->
          "%s in %s (%s)"
              .formatted(
                  computing ? "slow: computing" : "hung: waiting",
                  place,
                  Numbers.count(threads, "thread"));
    };
  }

  private static String waiting(int threads, String what) {
    return Numbers.count(threads, "thread") + (threads == 1 ? " waits for " : " wait for ") + what;
  }
}
