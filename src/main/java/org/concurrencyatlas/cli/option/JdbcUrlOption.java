package org.concurrencyatlas.cli.option;

import java.io.IOException;
import java.util.Optional;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.postgres.PasswordFile;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.sql.PostgresUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for a PostgreSQL that runs already. */
public final class JdbcUrlOption {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "a PostgreSQL that runs already, like jdbc:postgresql://db:5432/shop?user=me; its password"
              + " from PGPASSWORD or ~/.pgpass, or in the URL, where others may read it")
  private @Nullable String url;

  /**
   * The flag that tells forks where it is. A password in the URL stays in a private file for as
   * long as this process runs, and is written nowhere else.
   *
   * @throws UsageException when it is no such URL
   */
  public Optional<String> flag() {
    if (url == null) {
      return Optional.empty();
    }
    PostgresUrl given = PostgresUrl.parse(url);
    String flag = BackEnds.flag(PostgresUrl.SERVICE, given.toString());
    given.password().ifPresent(JdbcUrlOption::keep);
    return Optional.of(flag);
  }

  private static void keep(String password) {
    try {
      PasswordFile.keep(password);
    } catch (IOException e) {
      throw new UsageException(
          "the password cannot be kept in a private file (%s); give it by PGPASSWORD"
              .formatted(e.getMessage()));
    }
  }
}
