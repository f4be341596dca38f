package org.concurrencyatlas.suite.service;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;

/**
 * Sends each request when it is due, whatever became of those before it. A model that takes its
 * time to take one delays the next, and that is part of the next one's latency: a request's time
 * begins when it was due.
 */
final class Generator {
  private final List<Task> tasks;
  private final Arrivals arrivals;
  private final LoopClock clock;
  private final ResponseLog log;
  private final LongConsumer check;
  private final long backlog;
  private final boolean closed;
  private final Consumer<Throwable> failed;
  private final Semaphore answered = new Semaphore(0);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong underWay = new AtomicLong();
  private volatile Runnable onAnswer = () -> {};
  private volatile boolean stopping;

  /**
   * Prepares the requests.
   *
   * @param tasks what is asked for, one after the other and again
   * @param check is given the checksum of every round of tasks
   * @param backlog requests without an answer beyond which none is sent
   * @param closed whether a request waits for the answer to the one before
   * @param failed is told why a request could not be answered, or why no more are sent
   */
  Generator(
      List<Task> tasks,
      Arrivals arrivals,
      LoopClock clock,
      ResponseLog log,
      LongConsumer check,
      long backlog,
      boolean closed,
      Consumer<Throwable> failed) {
    this.tasks = List.copyOf(tasks);
    this.arrivals = arrivals;
    this.clock = clock;
    this.log = log;
    this.check = check;
    this.backlog = backlog;
    this.closed = closed;
    this.failed = failed;
  }

  /** Sends until it is stopped, and then what is due before the end of what is measured. */
  void run(Submitter session) {
    long start = clock.nanoTime();
    long due = start + arrivals.nextNanos();
    long last = Long.MIN_VALUE;
    try {
      long free = start;
      int next = 0;
      Round round = round();
      while (!stopping || log.wants(due)) {
        clock.sleepUntil(due);
        if (underWay.get() >= backlog) {
          log.missed(due);
        } else {
          boolean counts = log.sent(due, clock.nanoTime() - Math.max(due, free));
          last = due;
          underWay.incrementAndGet();
          session.submit(tasks.get(next), new Request(due, counts, round));
          free = freeAgain();
          next = (next + 1) % tasks.size();
          round = next == 0 ? round() : round;
        }
        due = nextDue(start, free);
      }
    } catch (InterruptedException e) {
      miss(due == last ? start + arrivals.nextNanos() : due, start);
    } catch (Throwable e) {
      failed.accept(e);
    }
  }

  /** Nothing more is sent of what was due while it was measured. */
  private void miss(long first, long start) {
    for (long due = first; log.wants(due); due = start + arrivals.nextNanos()) {
      log.missed(due);
    }
  }

  /** From now on only what is measured is sent. */
  void stop() {
    stopping = true;
  }

  /** How many requests were answered. */
  long answers() {
    return answers.get();
  }

  /** Is called after every answer. */
  void onAnswer(Runnable action) {
    onAnswer = action;
  }

  /** When the next request can be sent. */
  private long freeAgain() throws InterruptedException {
    if (closed) {
      answered.acquire();
    }
    return clock.nanoTime();
  }

  /** A closed loop forgets that a request was due before the last one was answered. */
  private long nextDue(long start, long free) {
    long due = start + arrivals.nextNanos();
    return closed ? Math.max(due, free) : due;
  }

  private Round round() {
    return new Round(tasks.size(), check);
  }

  /** A request under way. */
  private final class Request implements Completion {
    private final long due;
    private final boolean counts;
    private final Round round;

    Request(long due, boolean counts, Round round) {
      this.due = due;
      this.counts = counts;
      this.round = round;
    }

    @Override
    public void succeed(long answer) {
      log.answered(due, counts, clock.nanoTime());
      underWay.decrementAndGet();
      answers.incrementAndGet();
      if (closed) {
        answered.release();
      }
      onAnswer.run();
      try {
        round.answered(answer);
      } catch (RuntimeException e) {
        failed.accept(e);
      }
    }

    @Override
    public void fail(Throwable cause) {
      underWay.decrementAndGet();
      failed.accept(cause);
    }
  }
}
