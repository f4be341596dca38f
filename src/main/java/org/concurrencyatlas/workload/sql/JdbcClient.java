package org.concurrencyatlas.workload.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** JDBC with HikariCP: K connections that are opened once. */
final class JdbcClient implements SqlClient.Blocking {
  private final String place;
  private final Statements statements;
  private final HikariDataSource pool;
  private final ScheduledThreadPoolExecutor housekeeping;

  /**
   * Opens the pool, and waits for its first connection.
   *
   * @param connections K
   * @param timeoutMillis how long a task waits for a connection at most
   */
  JdbcClient(PostgresUrl url, String table, int connections, long timeoutMillis) {
    this.place = url.place();
    this.statements = Statements.ofJdbc(table);
    this.housekeeping =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sql-pool-", 0).factory());
    HikariConfig config = new HikariConfig();
    config.setPoolName("sql");
    config.setDataSource(DataSources.of(url, table));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setConnectionTimeout(timeoutMillis);
    config.setScheduledExecutor(housekeeping);
    config.setThreadFactory(Thread.ofPlatform().daemon().name("sql-connect-", 0).factory());
    this.pool = opened(config);
  }

  private HikariDataSource opened(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      housekeeping.shutdownNow();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw ServerFailures.of(place, cause.getMessage(), e);
    }
  }

  @Override
  public long query(double seconds, long from, long to) throws SQLException {
    return call(statements.query(), seconds, from, to);
  }

  @Override
  public long insert(double seconds, long id, long value) throws SQLException {
    return call(statements.insert(), seconds, id, value);
  }

  private long call(String sql, double seconds, long one, long other) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setDouble(1, seconds);
      statement.setLong(2, one);
      statement.setLong(3, other);
      long sum = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sum += rows.getLong(1);
        }
      }
      return sum;
    } catch (SQLException e) {
      throw ServerFailures.ofServer(place, e).orElseThrow(() -> e);
    }
  }

  @Override
  public void close() {
    pool.close();
    housekeeping.shutdownNow();
  }
}
