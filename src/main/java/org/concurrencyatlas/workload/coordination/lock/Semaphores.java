package org.concurrencyatlas.workload.coordination.lock;

import java.util.List;

/** Permits of a semaphore. */
public final class Semaphores extends HeldPermits {
  private static final String FAIR = "fair";

  public Semaphores() {
    super(
        "semaphore",
        "each task waits while it holds a permit of a semaphore",
        List.of("unfair", FAIR),
        3);
  }

  @Override
  Permits permits(String kind, int permits) {
    return new Permits.Counted(permits, kind.equals(FAIR));
  }
}
