package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;

/**
 * The race: forks where they decide, until every cell is closed or the budget is spent. Used by one
 * thread, once.
 */
public final class Race {
  private final RunPlan plan;
  private final JournaledForks forks;

  /**
   * Prepares a race.
   *
   * @param plan what the run promised; its looks are ascending and not empty
   */
  public Race(RunPlan plan, JournaledForks forks) {
    this.plan = plan;
    this.forks = forks;
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
    soFar.forEach(schedule::accept);
    forks.begin(soFar);
    while (true) {
      Duration elapsed = forks.elapsed();
      switch (schedule.next(elapsed)) {
        case NextAction.Run(ForkRequest request) ->
            accept(forks.run(request, () -> schedule.progress(elapsed)), schedule);
        case NextAction.Stop(String reason) -> {
          return forks.end(reason);
        }
      }
    }
  }

  private void accept(ForkResult fork, RaceScheduler schedule) {
    RaceScheduler.Effect effect = schedule.accept(fork);
    effect.disturbed().ifPresent(reason -> forks.listener().repeating(fork, reason));
    for (RaceEvent change : effect.changes()) {
      forks.listener().changed(change);
    }
  }
}
