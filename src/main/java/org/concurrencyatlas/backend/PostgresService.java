package org.concurrencyatlas.backend;

import java.io.IOException;
import org.concurrencyatlas.backend.postgres.PasswordFile;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.sql.PostgresUrl;

/** A PostgreSQL: one of our own, or any that runs. */
final class PostgresService implements Service {
  @Override
  public String id() {
    return PostgresUrl.SERVICE;
  }

  @Override
  public BackEnd start() throws IOException {
    return PostgresServer.start();
  }

  /** By a URL of JDBC, or {@code host:port}. */
  @Override
  public BackEnd at(String location) {
    PostgresUrl url = PostgresUrl.parse(location);
    if (url.password().isPresent()) {
      throw new UsageException(
          "a password is not taken here, where others can read it; give it by PGPASSWORD, ~/.pgpass"
              + " or in --jdbc-url");
    }
    return new PostgresElsewhere(
        url.passwordFile().isPresent()
            ? url
            : PasswordFile.kept().map(url::withPasswordFile).orElse(url));
  }
}
