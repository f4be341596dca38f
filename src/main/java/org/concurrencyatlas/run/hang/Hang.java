package org.concurrencyatlas.run.hang;

import java.util.List;

/** Why a fork did not end, as its thread dump shows it. */
public sealed interface Hang {
  /**
   * Threads that each hold a monitor which the next one wants.
   *
   * @param threads at least two, each waiting for the next, the last one for the first
   */
  record Cycle(List<String> threads) implements Hang {
    public Cycle {
      threads = List.copyOf(threads);
    }
  }

  /**
   * Every thread of a pool waits for other tasks, and none is left to run them.
   *
   * @param workers all threads of the pool
   * @param pool its name
   * @param call by which they wait
   */
  record PoolStarved(int workers, String pool, String call) implements Hang {}

  /**
   * Every carrier is held by a virtual thread that does not run.
   *
   * @param carriers all of them
   * @param place where most of these virtual threads stand
   */
  record CarriersPinned(int carriers, String place) implements Hang {}

  /**
   * A monitor whose holder waits for something else.
   *
   * @param waiters threads that want it
   * @param lock its class
   * @param holder who holds it
   * @param place where the holder stands
   */
  record MonitorHeld(int waiters, String lock, String holder, String place) implements Hang {}

  /**
   * A lock of {@code java.util.concurrent} that a platform thread holds.
   *
   * @param waiters threads that want it
   * @param lock its class
   * @param holder who holds it
   * @param place where the holder stands
   */
  record LockHeld(int waiters, String lock, String holder, String place) implements Hang {}

  /**
   * A lock whose holder is a virtual thread, or has ended: nothing tells who it is.
   *
   * @param waiters threads that want it
   * @param lock its class
   */
  record LockNotReleased(int waiters, String lock) implements Hang {}

  /**
   * None of these: where most of the threads stand that run tasks.
   *
   * @param threads that stand there
   * @param place where
   * @param computing whether they compute; else they wait
   */
  record Busy(int threads, String place, boolean computing) implements Hang {}
}
