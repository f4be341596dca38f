package org.concurrencyatlas.workload.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a batch share: a table, and a pool of K connections to it. Which client that
 * is, the first task decides: one that holds a thread takes JDBC, one that does not R2DBC.
 */
final class Database implements AutoCloseable {
  private final PostgresUrl url;
  private final int connections;
  private final long timeoutMillis;
  private final ScratchTable table;
  private volatile SqlClient.@Nullable Blocking blocking;
  private volatile SqlClient.@Nullable NonBlocking nonBlocking;

  private Database(PostgresUrl url, int connections, long timeoutMillis, ScratchTable table) {
    this.url = url;
    this.connections = connections;
    this.timeoutMillis = timeoutMillis;
    this.table = table;
  }

  /**
   * Makes the table.
   *
   * @param values what it holds at first, by id from 0
   * @param connections K
   * @param timeoutMillis how long a task waits for a connection at most
   */
  static Database open(PostgresUrl url, List<Long> values, int connections, long timeoutMillis) {
    return new Database(
        url, connections, timeoutMillis, ScratchTable.open(url, values, connections));
  }

  /** As {@link SqlClient.Blocking#query}. */
  long query(double seconds, long from, long to) throws Exception {
    return blocking().query(seconds, from, to);
  }

  /** As {@link SqlClient.Blocking#insert}. */
  long insert(double seconds, long id, long value) throws Exception {
    return blocking().insert(seconds, id, value);
  }

  /** As {@link SqlClient.NonBlocking#query}. */
  CompletableFuture<Long> queryAsync(double seconds, long from, long to) {
    return nonBlocking().query(seconds, from, to);
  }

  /** As {@link SqlClient.NonBlocking#insert}. */
  CompletableFuture<Long> insertAsync(double seconds, long id, long value) {
    return nonBlocking().insert(seconds, id, value);
  }

  /** The table, to look at between two batches. */
  ScratchTable table() {
    return table;
  }

  private SqlClient.Blocking blocking() {
    SqlClient.Blocking open = blocking;
    return open == null ? openBlocking() : open;
  }

  private synchronized SqlClient.Blocking openBlocking() {
    SqlClient.Blocking open = blocking;
    if (open == null) {
      open = new JdbcClient(url, table.name(), connections, timeoutMillis);
      blocking = open;
    }
    return open;
  }

  private SqlClient.NonBlocking nonBlocking() {
    SqlClient.NonBlocking open = nonBlocking;
    return open == null ? openNonBlocking() : open;
  }

  private synchronized SqlClient.NonBlocking openNonBlocking() {
    SqlClient.NonBlocking open = nonBlocking;
    if (open == null) {
      open = new R2dbcClient(url, table.name(), connections, timeoutMillis);
      nonBlocking = open;
    }
    return open;
  }

  /** Closes the pool first: the table cannot be dropped while it is read. */
  @Override
  public void close() {
    SqlClient.Blocking jdbc = blocking;
    SqlClient.NonBlocking r2dbc = nonBlocking;
    if (jdbc != null) {
      jdbc.close();
    }
    if (r2dbc != null) {
      r2dbc.close();
    }
    table.close();
  }

  /** The table's name. */
  @Override
  public String toString() {
    return table.name();
  }
}
