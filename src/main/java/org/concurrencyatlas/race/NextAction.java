package org.concurrencyatlas.race;

/** What the race does next. */
sealed interface NextAction {
  /**
   * Run a fork.
   *
   * @param request which
   */
  record Run(ForkRequest request) implements NextAction {}

  /**
   * End the race.
   *
   * @param reason why, one line
   */
  record Stop(String reason) implements NextAction {}
}
