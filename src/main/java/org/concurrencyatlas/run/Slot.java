package org.concurrencyatlas.run;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;

/** A fork's place in the plan, whatever its attempt. */
record Slot(Point point, Contender contender, int block, Role role) {
  static Slot of(ForkResult fork) {
    return new Slot(fork.point(), fork.contender(), fork.block(), fork.role());
  }

  static Slot of(ForkRequest request) {
    return new Slot(request.cell().point(), request.contender(), request.block(), request.role());
  }
}
