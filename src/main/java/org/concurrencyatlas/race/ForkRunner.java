package org.concurrencyatlas.race;

import org.concurrencyatlas.result.ForkResult;

/**
 * Runs one fork to its end. The race calls it from one thread, one fork at a time; the product's
 * implementation starts a JVM through JMH, the simulation draws from a distribution.
 */
@FunctionalInterface
public interface ForkRunner {
  /**
   * Runs the fork. A fork that fails, hangs or answers wrongly is a result, not an exception.
   *
   * @param sequence the position that the result will have in the journal
   * @throws InterruptedException when the run is being stopped; the fork was killed
   */
  ForkResult run(int sequence, ForkRequest request) throws InterruptedException;
}
