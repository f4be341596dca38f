package org.concurrencyatlas.workload.sql;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stages of a pipeline and the queues between them, which all its tasks share.
 *
 * @param fetching C₁, requests at once
 * @param fetched the queue before the processors
 * @param processing one place for each processor
 * @param processed the queue before the database
 * @param storing C₃, one place for each connection
 * @param database where results are stored
 */
record Line(
    Places fetching,
    BoundedQueue fetched,
    Places processing,
    BoundedQueue processed,
    Places storing,
    Database database) {
  /**
   * A pipeline at rest.
   *
   * @param fetches C₁
   * @param bound of each queue
   * @param connections C₃
   */
  static Line of(int fetches, int bound, int connections, Database database) {
    return new Line(
        new Places(fetches),
        new BoundedQueue("of what was fetched", bound),
        new Places(Runtime.getRuntime().availableProcessors()),
        new BoundedQueue("of what was processed", bound),
        new Places(connections),
        database);
  }

  /** What back-pressure failed to hold; empty when no queue was ever over its bound. */
  Optional<String> flaw() {
    return Stream.of(fetched.flaw(), processed.flaw()).filter(each -> !each.isEmpty()).findFirst();
  }

  /** The database alone: a line says nothing by its places. */
  @Override
  public String toString() {
    return "line to " + database;
  }
}
