package org.concurrencyatlas.race;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;

/**
 * The race: forks where they decide, until every cell is closed or the budget is spent. Used by one
 * thread.
 */
public final class Race {
  private final RunPlan plan;
  private final ForkRunner runner;
  private final Consumer<ForkResult> journal;
  private final RaceListener listener;
  private final InstantSource clock;

  /**
   * Prepares a race.
   *
   * @param plan what the run promised; its looks are ascending and not empty
   * @param runner runs the forks
   * @param journal keeps a fork for good before it returns: the next fork starts after that
   * @param listener is told of the race as it goes
   * @param clock tells the time that counts against the budget
   */
  public Race(
      RunPlan plan,
      ForkRunner runner,
      Consumer<ForkResult> journal,
      RaceListener listener,
      InstantSource clock) {
    this.plan = plan;
    this.runner = runner;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Runs from where a journal ends to the end of the race.
   *
   * @param soFar the forks already in the journal, in its order; empty for a new run
   * @return the whole journal
   * @throws InterruptedException when the run is being stopped; the journal can be resumed
   */
  public List<ForkResult> run(List<ForkResult> soFar) throws InterruptedException {
    RaceScheduler schedule = new RaceScheduler(plan);
    List<ForkResult> forks = new ArrayList<>(soFar);
    soFar.forEach(schedule::accept);
    Duration before = Duration.ofMillis(soFar.stream().mapToLong(ForkResult::elapsedMillis).sum());
    Instant start = clock.instant();
    while (true) {
      Duration elapsed = before.plus(Duration.between(start, clock.instant()));
      switch (schedule.next(elapsed)) {
        case NextAction.Run(ForkRequest request) -> {
          listener.starting(request, () -> schedule.progress(elapsed));
          forks.add(run(request, Attempts.nextSequence(forks), schedule));
        }
        case NextAction.Stop(String reason) -> {
          listener.stopped(reason);
          return List.copyOf(forks);
        }
      }
    }
  }

  private ForkResult run(ForkRequest request, int sequence, RaceScheduler schedule)
      throws InterruptedException {
    ForkResult fork = runner.run(sequence, request);
    journal.accept(fork);
    listener.ended(fork);
    RaceScheduler.Effect effect = schedule.accept(fork);
    effect.disturbed().ifPresent(reason -> listener.repeating(fork, reason));
    for (RaceEvent change : effect.changes()) {
      listener.changed(change);
    }
    return fork;
  }
}
