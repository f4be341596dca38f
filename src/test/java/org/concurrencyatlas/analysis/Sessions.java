package org.concurrencyatlas.analysis;

import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;

/** Sessions for tests: one machine, each of its own time and seed. */
final class Sessions {
  static final Environment HERE = Environments.HERE;

  private Sessions() {}

  /** A session of a plan, named by its number. */
  static SessionInput session(int number, RunPlan plan, List<ForkResult> forks) {
    return session("run-" + number, plan.repeated("run-1", Instant.ofEpochSecond(number)), forks);
  }

  static SessionInput session(String name, RunPlan plan, List<ForkResult> forks) {
    return new SessionInput(name, plan, HERE, forks);
  }
}
