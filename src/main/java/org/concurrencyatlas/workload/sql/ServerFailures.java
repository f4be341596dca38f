package org.concurrencyatlas.workload.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.jspecify.annotations.Nullable;

/** Which failures are the server's, and none of the contender that meets them. */
final class ServerFailures {
  /**
   * Classes of SQLSTATE: connection exception, invalid authorization, insufficient resources,
   * operator intervention without a statement that was cancelled.
   */
  private static final List<String> OF_SERVER = List.of("08", "28", "53", "57P");

  private ServerFailures() {}

  /** A failure that is the server's, in the words of its cause; empty when it is the caller's. */
  static Optional<ServiceFailedException> ofServer(String place, SQLException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && isOfServer(sql.getSQLState())) {
        return Optional.of(of(place, sql.getMessage(), failure));
      }
    }
    return Optional.empty();
  }

  /** The same from a SQLSTATE, as every client tells it. */
  static boolean isOfServer(@Nullable String state) {
    return state != null && OF_SERVER.stream().anyMatch(state::startsWith);
  }

  static ServiceFailedException of(String place, @Nullable String said, Throwable seen) {
    String line = String.valueOf(said).lines().findFirst().orElse("");
    return new ServiceFailedException("PostgreSQL at %s: %s".formatted(place, line), seen);
  }
}
