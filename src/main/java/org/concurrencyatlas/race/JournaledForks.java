package org.concurrencyatlas.race;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.ForkResult;

/**
 * The forks of a race or a gate, one after the other: each is kept before the next starts, and the
 * time of all counts against the budget, however often it was stopped and resumed. Used by one
 * thread.
 */
public final class JournaledForks {
  private final ForkRunner runner;
  private final Consumer<ForkResult> journal;
  private final RaceListener listener;
  private final InstantSource clock;
  private final List<ForkResult> forks = new ArrayList<>();
  private Duration before = Duration.ZERO;
  private Instant start;

  /**
   * Prepares to run forks.
   *
   * @param runner runs them
   * @param journal keeps a fork for good before it returns
   * @param listener is notified of them as they go
   * @param clock gives the time that counts against the budget
   */
  public JournaledForks(
      ForkRunner runner, Consumer<ForkResult> journal, RaceListener listener, InstantSource clock) {
    this.runner = runner;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Begins behind the forks of a journal; its time runs from now on. */
  public void begin(List<ForkResult> soFar) {
    forks.addAll(soFar);
    before = Duration.ofMillis(soFar.stream().mapToLong(ForkResult::elapsedMillis).sum());
    start = clock.instant();
  }

  /** The time that was spent, that of the journal included. */
  public Duration elapsed() {
    return before.plus(Duration.between(start, clock.instant()));
  }

  /** How many forks there are, those of the journal included. */
  public int count() {
    return forks.size();
  }

  /**
   * Runs a fork and keeps it.
   *
   * @throws InterruptedException when the run is being stopped; the journal can be resumed
   */
  public ForkResult run(ForkRequest request, Supplier<Progress> progress)
      throws InterruptedException {
    listener.starting(request, progress);
    ForkResult fork = runner.run(Attempts.nextSequence(forks), request);
    journal.accept(fork);
    forks.add(fork);
    listener.ended(fork);
    return fork;
  }

  /** Tells that no more are run, and why; returns the whole journal. */
  public List<ForkResult> end(String reason) {
    listener.stopped(reason);
    return List.copyOf(forks);
  }

  /** The listener that is notified. */
  public RaceListener listener() {
    return listener;
  }
}
