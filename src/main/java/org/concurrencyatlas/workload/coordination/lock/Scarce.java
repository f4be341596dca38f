package org.concurrencyatlas.workload.coordination.lock;

import java.util.List;

/** A pool of a few objects, as of connections: the ceiling R/D is the same for every model. */
public final class Scarce extends HeldPermits {
  public Scarce() {
    super(
        "scarce",
        "each task borrows one of a few objects, as a connection, and waits with it",
        List.of("pool"),
        5);
  }

  @Override
  Permits permits(String kind, int permits) {
    return new Permits.Pooled(permits);
  }
}
