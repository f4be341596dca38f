package org.concurrencyatlas.workload.sql;

import java.util.concurrent.CompletableFuture;

/** A pool of connections to one table. */
interface SqlClient extends AutoCloseable {
  @Override
  void close();

  /** One that holds a thread for each statement. */
  interface Blocking extends SqlClient {
    /**
     * Reads rows.
     *
     * @param seconds for which the server waits before
     * @param from the first id
     * @param to behind the last id
     * @return the sum of their values
     */
    long query(double seconds, long from, long to) throws Exception;

    /** Writes a row after such a wait; returns the value that the server has stored. */
    long insert(double seconds, long id, long value) throws Exception;
  }

  /** One that holds no thread. */
  interface NonBlocking extends SqlClient {
    /** As {@link Blocking#query}; cancelling the answer gives its connection up. */
    CompletableFuture<Long> query(double seconds, long from, long to);

    /** As {@link Blocking#insert}. */
    CompletableFuture<Long> insert(double seconds, long id, long value);
  }
}
