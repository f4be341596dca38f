package org.concurrencyatlas.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.JournaledForks;
import org.concurrencyatlas.race.Progress;
import org.concurrencyatlas.result.ForkResult;

/** Runs the forks of a gate until all were run or the budget is spent. Used by one thread, once. */
public final class GateRace {
  private final GatePlan plan;
  private final JournaledForks forks;

  /** Prepares a gate. */
  public GateRace(GatePlan plan, JournaledForks forks) {
    this.plan = plan;
    this.forks = forks;
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
    soFar.forEach(schedule::accept);
    forks.begin(soFar);
    Optional<ForkRequest> next = schedule.next();
    while (next.isPresent()) {
      Duration elapsed = forks.elapsed();
      if (elapsed.toMillis() >= plan.run().budgetMillis()) {
        return forks.end("spent the budget of %d s".formatted(plan.run().budgetMillis() / 1000));
      }
      ForkResult fork = forks.run(next.get(), () -> progress(schedule, forks.count(), elapsed));
      schedule.accept(fork).ifPresent(reason -> forks.listener().repeating(fork, reason));
      next = schedule.next();
    }
    return forks.end("all forks were run");
  }

  /** By the mean time of the forks so far. */
  private Progress progress(GateSchedule schedule, int done, Duration elapsed) {
    int left = schedule.expected();
    long each = done == 0 ? 3_000 : elapsed.toMillis() / done;
    long most = Math.max(0, plan.run().budgetMillis() - elapsed.toMillis());
    return new Progress(done, done + left, elapsed, Duration.ofMillis(Math.min(most, left * each)));
  }
}
