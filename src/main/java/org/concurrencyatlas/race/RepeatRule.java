package org.concurrencyatlas.race;

import java.util.Optional;
import org.concurrencyatlas.inference.NoiseRule;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Outcome;

/**
 * Which measured forks are run again: those that noise disturbed, while that pays, and those that
 * the machine or the harness lost. It reads the journal from its start, each fork once.
 */
public final class RepeatRule {
  private final NoiseRule noise = new NoiseRule();

  /**
   * Judges the next fork of the journal.
   *
   * @return why it is run again, one line; empty when it counts
   */
  public Optional<String> next(ForkResult fork) {
    Optional<String> reason = noise.next(fork).or(() -> lost(fork));
    boolean pays = noise.repeatsPay() || fork.outcome().lost();
    return reason.filter(
        _ -> fork.role() == Role.MEASURED && fork.attempt() < NoiseRule.MOST_REPEATS && pays);
  }

  private static Optional<String> lost(ForkResult fork) {
    return Optional.of(fork.outcome()).filter(Outcome::lost).map(Outcome::reason);
  }
}
