package org.concurrencyatlas.suite.service;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.service.LoadBurst;
import org.concurrencyatlas.workload.service.PlannedFailure;

/**
 * Sends each request when it is due, whatever became of those before it. A model that takes its
 * time to take one delays the next, and that is part of the next one's latency: a request's time
 * begins when it was due.
 */
final class Generator {
  private final Load load;
  private final Schedule schedule;
  private final Turns turns;
  private final LoopClock clock;
  private final ResponseLog log;
  private final Consumer<Throwable> failed;
  private final Semaphore answered = new Semaphore(0);
  private final AtomicLong ends = new AtomicLong();
  private final AtomicLong underWay = new AtomicLong();
  private volatile Runnable onEnd = () -> {};
  private volatile boolean stopping;

  /**
   * Prepares the requests.
   *
   * @param check is given the checksum of every round of tasks
   * @param failed receives why a request could not be answered, or why no more are sent
   */
  Generator(
      Load load, LoopClock clock, ResponseLog log, LongConsumer check, Consumer<Throwable> failed) {
    this.load = load;
    this.schedule = new Schedule(load.arrivals(), load.burst().map(LoadBurst::factor).orElse(1.0));
    this.turns = new Turns(load.tasks().size(), check);
    this.clock = clock;
    this.log = log;
    this.failed = failed;
  }

  /** Sends until it is stopped, and then what is due before the end of what is measured. */
  void run(Submitter session) {
    long free = clock.nanoTime();
    long punctual = free; // when a generator that is never late could send again
    schedule.start(free);
    long due = schedule.next();
    long last = Long.MIN_VALUE;
    try {
      while (!stopping || log.wants(due)) {
        clock.sleepUntil(due);
        if (isTaken(due)) {
          last = due;
          long now = clock.nanoTime();
          punctual = Math.max(due, punctual);
          send(session, due, now - punctual);
          free = freeAgain();
          punctual += free - now;
        }
        due = nextDue(free);
      }
    } catch (InterruptedException e) {
      miss(due == last ? schedule.next() : due);
    } catch (Throwable e) {
      failed.accept(e);
    }
  }

  /** Whether a request that is due is sent; one that is refused gets no answer. */
  private boolean isTaken(long due) {
    long inFlight = underWay.get();
    if (load.refuses(inFlight)) {
      log.shed(due);
      return false;
    }
    if (inFlight >= load.backlog()) {
      log.missed(due);
      return false;
    }
    return true;
  }

  private void send(Submitter session, long due, long late) throws InterruptedException {
    Turns.Turn turn = turns.next();
    boolean longer = load.longer().get(turn.index());
    boolean counts = log.sent(due, late, longer);
    underWay.incrementAndGet();
    session.submit(load.tasks().get(turn.index()), new Request(due, counts, longer, turn));
  }

  /** Nothing more is sent of what was due while it was measured. */
  private void miss(long first) {
    for (long due = first; log.wants(due); due = schedule.next()) {
      log.missed(due);
    }
  }

  /** Requests come faster between two times, of which the first one is still to come. */
  void burst(long from, long to) {
    schedule.burst(from, to);
  }

  /** From now on only what is measured is sent. */
  void stop() {
    stopping = true;
  }

  /** How many requests have ended: by an answer, by the failure that they should have, given up. */
  long ends() {
    return ends.get();
  }

  /** Is called after every end of a request. */
  void onEnd(Runnable action) {
    onEnd = action;
  }

  /** When the next request can be sent. */
  private long freeAgain() throws InterruptedException {
    if (load.closed()) {
      answered.acquire();
    }
    return clock.nanoTime();
  }

  /** A closed loop forgets that a request was due before the last one was answered. */
  private long nextDue(long free) {
    long due = schedule.next();
    return load.closed() ? Math.max(due, free) : due;
  }

  /** A request under way. */
  private final class Request implements Completion {
    private final long due;
    private final boolean counts;
    private final boolean longer;
    private final Turns.Turn turn;

    Request(long due, boolean counts, boolean longer, Turns.Turn turn) {
      this.due = due;
      this.counts = counts;
      this.longer = longer;
      this.turn = turn;
    }

    @Override
    public boolean wanted() {
      return load.giveUpNanos() == 0 || isInTime(clock.nanoTime());
    }

    private boolean isInTime(long now) {
      return load.giveUpNanos() == 0 || now - due <= load.giveUpNanos();
    }

    @Override
    public void succeed(long answer) {
      long now = clock.nanoTime();
      if (isInTime(now)) {
        log.answered(due, counts, longer, now);
      } else {
        log.givenUp(counts);
      }
      ended();
      if (isToFail()) {
        failed.accept(
            new IllegalStateException(
                "request %d was answered, and should have failed".formatted(turn.index())));
      } else {
        count(answer);
      }
    }

    @Override
    public void fail(Throwable cause) {
      if (isToFail() && PlannedFailure.isCauseOf(cause)) {
        log.failed(due, counts, longer, clock.nanoTime());
        ended();
        count(0);
      } else if (cause instanceof CancellationException && !wanted()) {
        log.givenUp(counts);
        turns.again(turn);
        ended();
      } else {
        ended();
        failed.accept(cause);
      }
    }

    private boolean isToFail() {
      return load.failing().get(turn.index());
    }

    private void ended() {
      underWay.decrementAndGet();
      ends.incrementAndGet();
      if (load.closed()) {
        answered.release();
      }
      onEnd.run();
    }

    private void count(long answer) {
      try {
        turn.round().answered(answer);
      } catch (RuntimeException e) {
        failed.accept(e);
      }
    }
  }
}
