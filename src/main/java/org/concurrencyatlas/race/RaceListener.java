package org.concurrencyatlas.race;

import java.util.function.Supplier;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.result.ForkResult;

/**
 * Is notified of the race as it goes. The race calls it from its own thread between two forks: what
 * takes long here prolongs the run, but disturbs no fork.
 */
public interface RaceListener {
  /** The race has not begun, and why. */
  default void waiting(String why) {}

  /**
   * A fork is about to start.
   *
   * @param progress how far the race is; computed when asked for
   */
  default void starting(ForkRequest request, Supplier<Progress> progress) {}

  /** A fork has ended and is in the journal. */
  default void ended(ForkResult fork) {}

  /** A fork was disturbed by what the reason says and is repeated. */
  default void repeating(ForkResult fork, String reason) {}

  /**
   * A look was drawn, a contender eliminated or a cell closed; the journal holds all that led to
   * it.
   */
  default void changed(RaceEvent change) {}

  /** The race is over for this reason, one line. */
  default void stopped(String reason) {}
}
