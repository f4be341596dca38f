package org.concurrencyatlas.plan;

import java.util.List;

/** Who takes part in the profiles' contests, by what the work asks of them. */
final class ContenderSets {
  /** Whoever can compute. */
  static final List<String> CPU =
      List.of(
          "sequential",
          "platform-threads",
          "fixed-pool",
          "fork-join",
          "virtual-threads",
          "async",
          "process-pool");

  /** Whoever can hold a waiting task; the cells set the admission of each. */
  static final List<String> WAITING =
      List.of("platform-threads", "fixed-pool", "fork-join", "virtual-threads", "async");

  /**
   * Without a common bound a pool needs a size of its own: 200 threads is what servers ship with
   * (Tomcat's and Spring Boot's default).
   */
  static final List<String> MANY_WAITING =
      List.of("platform-threads", "fixed-pool(threads=200)", "virtual-threads", "async");

  private ContenderSets() {}
}
