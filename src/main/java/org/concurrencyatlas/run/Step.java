package org.concurrencyatlas.run;

/** What the race does next. */
sealed interface Step {
  /**
   * Run a fork.
   *
   * @param request which
   */
  record Run(ForkRequest request) implements Step {}

  /**
   * End the race.
   *
   * @param reason why, one line
   */
  record Stop(String reason) implements Step {}
}
