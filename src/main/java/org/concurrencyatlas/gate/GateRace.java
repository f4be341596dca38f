package org.concurrencyatlas.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.ForkRunner;
import org.concurrencyatlas.race.Progress;
import org.concurrencyatlas.race.RaceListener;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.ForkResult;

/** Runs the forks of a gate until all were run or the budget is spent. Used by one thread. */
public final class GateRace {
  private final GatePlan plan;
  private final ForkRunner runner;
  private final Consumer<ForkResult> journal;
  private final RaceListener listener;
  private final InstantSource clock;

  /**
   * Prepares a gate.
   *
   * @param runner runs the forks
   * @param journal keeps a fork for good before it returns
   * @param listener is told of the forks as they go
   * @param clock tells the time that counts against the budget
   */
  public GateRace(
      GatePlan plan,
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
   * Runs from where a journal ends.
   *
   * @param soFar the forks already in the journal, in its order
   * @return the whole journal
   * @throws InterruptedException when the gate is being stopped
   */
  public List<ForkResult> run(List<ForkResult> soFar) throws InterruptedException {
    GateSchedule schedule = new GateSchedule(plan);
    List<ForkResult> forks = new ArrayList<>(soFar);
    soFar.forEach(schedule::accept);
    Duration before = Duration.ofMillis(soFar.stream().mapToLong(ForkResult::elapsedMillis).sum());
    Instant start = clock.instant();
    Optional<ForkRequest> next = schedule.next();
    while (next.isPresent()) {
      Duration elapsed = before.plus(Duration.between(start, clock.instant()));
      if (elapsed.toMillis() >= plan.run().budgetMillis()) {
        listener.stopped("spent the budget of %d s".formatted(plan.run().budgetMillis() / 1000));
        return List.copyOf(forks);
      }
      listener.starting(next.get(), () -> progress(schedule, forks.size(), elapsed));
      ForkResult fork = runner.run(Attempts.nextSequence(forks), next.get());
      journal.accept(fork);
      forks.add(fork);
      listener.ended(fork);
      schedule.accept(fork).ifPresent(reason -> listener.repeating(fork, reason));
      next = schedule.next();
    }
    listener.stopped("all forks were run");
    return List.copyOf(forks);
  }

  /** By the mean time of the forks so far. */
  private Progress progress(GateSchedule schedule, int done, Duration elapsed) {
    int left = schedule.expected();
    long each = done == 0 ? 3_000 : elapsed.toMillis() / done;
    long most = Math.max(0, plan.run().budgetMillis() - elapsed.toMillis());
    return new Progress(done, done + left, elapsed, Duration.ofMillis(Math.min(most, left * each)));
  }
}
