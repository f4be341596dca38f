package org.concurrencyatlas.suite.service;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * Which request is sent next: each in its turn, round after round. One that was given up before it
 * was begun is sent again, so that every round has all answers and can be checked.
 */
final class Turns {
  private final int tasks;
  private final LongConsumer check;
  private final Queue<Turn> again = new ConcurrentLinkedQueue<>();
  private int next;
  private Round round;

  /** A request in its round. */
  record Turn(int index, Round round) {}

  /**
   * Of so many different requests.
   *
   * @param check is given the checksum of every round
   */
  Turns(int tasks, LongConsumer check) {
    this.tasks = tasks;
    this.check = check;
    this.round = new Round(tasks, check);
  }

  /** Called by one thread. */
  Turn next() {
    Turn missing = again.poll();
    if (missing != null) {
      return missing;
    }
    Turn turn = new Turn(next, round);
    next = (next + 1) % tasks;
    if (next == 0) {
      round = new Round(tasks, check);
    }
    return turn;
  }

  /** Called by any thread. */
  void again(Turn turn) {
    again.add(turn);
  }
}
