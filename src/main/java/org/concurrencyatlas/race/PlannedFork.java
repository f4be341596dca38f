package org.concurrencyatlas.race;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;

/** A fork's place in the plan, whatever its attempt. */
record PlannedFork(Point point, Contender contender, int block, Role role) {
  static PlannedFork of(ForkResult fork) {
    return new PlannedFork(fork.point(), fork.contender(), fork.block(), fork.role());
  }

  static PlannedFork of(ForkRequest request) {
    return new PlannedFork(
        request.cell().point(), request.contender(), request.block(), request.role());
  }
}
