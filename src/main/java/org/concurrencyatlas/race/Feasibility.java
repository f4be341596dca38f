package org.concurrencyatlas.race;

import java.util.Optional;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;

/** Says, before a fork is started, that this machine cannot run a contender at a point. */
@FunctionalInterface
public interface Feasibility {
  /** Why not, one line with figures; empty when nothing speaks against it. */
  Optional<String> refusal(Cell cell, Contender contender);
}
