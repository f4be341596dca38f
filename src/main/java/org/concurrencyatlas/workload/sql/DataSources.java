package org.concurrencyatlas.workload.sql;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.concurrencyatlas.result.UsageException;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections are opened over JDBC. */
final class DataSources {
  private static final int SECONDS_TO_CONNECT = 10;

  private DataSources() {}

  /**
   * One that opens a connection whenever it is asked.
   *
   * @param application the name by which the server lists its connections
   * @throws UsageException when the URL has an option that the driver does not know
   */
  static DataSource of(PostgresUrl url, String application) {
    Login login = Login.of(url);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {url.host()});
    source.setPortNumbers(new int[] {url.port()});
    source.setDatabaseName(login.database());
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName(application);
    source.setConnectTimeout(SECONDS_TO_CONNECT);
    url.driverOptions()
        .forEach((name, value) -> {
          try {
            source.setProperty(name, value);
          } catch (SQLException | IllegalArgumentException e) {
            throw new UsageException(
                "%s=%s is no option of the JDBC driver; leave it out of the URL"
                    .formatted(name, value));
          }
        });
    return source;
  }
}
