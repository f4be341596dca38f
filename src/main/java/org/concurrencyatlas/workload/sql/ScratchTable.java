package org.concurrencyatlas.workload.sql;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.concurrencyatlas.workload.ServiceFailedException;

/**
 * A table of our own for as long as it is open: {@code id} and {@code value}, both {@code bigint}.
 * Its name is also that of all connections that use it, so that the next one that is opened finds
 * those tables whose processes were killed, and drops them.
 */
final class ScratchTable implements AutoCloseable {
  private static final String PREFIX = "concurrency_atlas_";

  private static final String ABANDONED =
      """
      select tablename from pg_tables
      where schemaname = current_schema() and tableowner = current_user
        and starts_with(tablename, '%s')
        and not exists (select from pg_stat_activity where application_name = tablename)
      """
          .formatted(PREFIX);

  private static final String ALLOWED =
      "select current_setting('max_connections')::int"
          + " - current_setting('superuser_reserved_connections')::int";

  /** More rows than this are removed: to read them back would take longer than to write them. */
  private static final long MOST_KEPT = 20_000;

  private final String place;
  private final String name;
  private final Connection connection;
  private long batches;

  private ScratchTable(String place, String name, Connection connection) {
    this.place = place;
    this.name = name;
    this.connection = connection;
  }

  /**
   * Makes one.
   *
   * @param values the values of the ids from 0
   * @param connections that tasks will open to it
   * @throws ServiceFailedException when the server cannot be reached or does not let us
   */
  static ScratchTable open(PostgresUrl url, List<Long> values, int connections) {
    String name = PREFIX + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    DataSource source = DataSources.of(url, name);
    try {
      Connection connection = source.getConnection();
      ScratchTable table = new ScratchTable(url.place(), name, connection);
      try {
        table.refuseMoreThanAllowed(connections);
        table.dropAbandoned();
        table.create(values);
        return table;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw ServerFailures.of(url.place(), e.getMessage(), e);
    }
  }

  String name() {
    return name;
  }

  /** What a batch of inserts has left. */
  record Contents(long rows, long distinctIds, long sum) {}

  /**
   * Reads back what batches have written since the table was last emptied.
   *
   * @return the sum is modulo 2⁶⁴
   */
  Contents contents() {
    String sql = "select count(*), count(distinct id), coalesce(sum(value), 0) from " + name;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      BigDecimal sum = row.getBigDecimal(3);
      return new Contents(row.getLong(1), row.getLong(2), sum.toBigInteger().longValue());
    } catch (SQLException e) {
      throw ServerFailures.of(place, e.getMessage(), e);
    }
  }

  /** Counts a batch that has been written, and says how many there are. */
  long written() {
    return ++batches;
  }

  /** Removes all rows when there are many. */
  void trim(long rows) {
    if (rows > MOST_KEPT) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("truncate " + name);
        batches = 0;
      } catch (SQLException e) {
        throw ServerFailures.of(place, e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + name);
    } catch (SQLException e) {
      // whoever opens the next one drops it
    }
  }

  /** A pool that never gets as large as it should would lower the limit for all, unseen. */
  private void refuseMoreThanAllowed(int connections) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALLOWED)) {
      row.next();
      int allowed = row.getInt(1) - 1; // one is this
      if (connections > allowed) {
        throw new SQLException(
            "it allows %d connections, the point has %d".formatted(allowed, connections));
      }
    }
  }

  private void dropAbandoned() throws SQLException {
    List<String> abandoned = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(ABANDONED)) {
        while (rows.next()) {
          abandoned.add(rows.getString(1));
        }
      }
      for (String table : abandoned) {
        statement.execute("drop table if exists " + table);
      }
    }
  }

  private void create(List<Long> values) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create unlogged table %s (id bigint not null, value bigint not null)".formatted(name));
      if (values.isEmpty()) {
        return;
      }
      fill(values);
      statement.execute("alter table %s add primary key (id)".formatted(name));
      statement.execute("analyze " + name);
    }
  }

  private void fill(List<Long> values) throws SQLException {
    String sql =
        "insert into %s select ordinality - 1, value from unnest(?) with ordinality as given(value)"
            .formatted(name);
    Array array = connection.createArrayOf("bigint", values.toArray());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array);
      statement.execute();
    } finally {
      array.free();
    }
  }
}
