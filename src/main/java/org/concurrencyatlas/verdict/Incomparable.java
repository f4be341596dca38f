package org.concurrencyatlas.verdict;

import org.concurrencyatlas.result.Contender;

/** Why nothing may be concluded from the figures of a cell. */
public sealed interface Incomparable {
  /** Its forks warmed up or measured for different times. */
  record DifferentProtocols() implements Incomparable {}

  /** Its forks were measured by more than one machine, JVM or jar. */
  record DifferentEnvironments() implements Incomparable {}

  /**
   * A contender was faster than physics allows: it did not do the work.
   *
   * @param contender who
   * @param share its throughput as a share of the physical limit, above 1.02
   */
  record AboveLimit(Contender contender, double share) implements Incomparable {}
}
