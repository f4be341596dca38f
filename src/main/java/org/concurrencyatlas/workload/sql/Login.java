package org.concurrencyatlas.workload.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.postgresql.jdbcurlresolver.PgPassParser;

/**
 * As whom a client calls: what the URL says, else what PostgreSQL's own programs go by ({@code
 * PGUSER}, {@code PGDATABASE}, {@code PGPASSWORD}, {@code PGPASSFILE} or {@code ~/.pgpass}).
 *
 * @param password empty where the server is to ask for none
 */
record Login(String user, String database, String password) {
  static Login of(PostgresUrl url) {
    String user = url.user().or(() -> variable("PGUSER")).orElse(System.getProperty("user.name"));
    String database =
        Optional.of(url.database())
            .filter(name -> !name.isEmpty())
            .or(() -> variable("PGDATABASE"))
            .orElse(user);
    return new Login(user, database, password(url, user, database));
  }

  private static String password(PostgresUrl url, String user, String database) {
    return url.password()
        .or(() -> url.passwordFile().map(Login::read))
        .or(() -> variable("PGPASSWORD"))
        .or(() ->
            Optional.ofNullable(
                PgPassParser.getPassword(url.host(), "" + url.port(), database, user)))
        .orElse("");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new ServiceFailedException("the password's file cannot be read: " + file, e);
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  /** Without the password, so that it can be printed. */
  @Override
  public String toString() {
    return "%s@%s".formatted(user, database);
  }
}
