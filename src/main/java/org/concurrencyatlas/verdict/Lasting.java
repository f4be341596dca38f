package org.concurrencyatlas.verdict;

import java.util.Optional;
import org.concurrencyatlas.stats.Interval;

/**
 * Whether what was found of the leader and the next holds beyond the time that was measured.
 *
 * @param state what the forks say of it
 * @param change of the leader's throughput over that of the next, from the first half of a fork's
 *     iterations to the second, as a factor with its 95 % interval over blocks; NaN when unknown
 * @param check what forks of a minute showed; empty when there were none, or too few
 */
public record Lasting(State state, Interval change, Optional<LongRunCheck> check) {
  /** What can be said. */
  public enum State {
    /**
     * Long forks confirm it; or the change lies inside ±ε/2, a lead does not shrink as one of
     * warming up sooner does, and the JVMs were not young any more.
     */
    STEADY,
    /** Long forks refute it, or the lead shrinks by more than ε/2. */
    TRANSIENT,
    /** The forks say neither. */
    NOT_CHECKED
  }

  /** With what long forks showed, which counts for more than what short ones did. */
  public Lasting with(Optional<LongRunCheck> showed) {
    State checked =
        showed
            .map(each ->
                switch (each.finding()) {
                  case CONFIRMED -> State.STEADY;
                  case REFUTED -> State.TRANSIENT;
                  case OPEN -> state == State.STEADY ? State.NOT_CHECKED : state;
                })
            .orElse(state);
    return new Lasting(checked, change, showed);
  }
}
