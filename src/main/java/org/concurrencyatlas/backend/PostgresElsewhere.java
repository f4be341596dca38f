package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.concurrencyatlas.backend.postgres.PostgresProbe;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.sql.PostgresUrl;

/** A PostgreSQL that somebody else has started and will end. */
record PostgresElsewhere(PostgresUrl url) implements BackEnd.Elsewhere {
  @Override
  public InetSocketAddress address() {
    return url.address();
  }

  @Override
  public String location() {
    return url.toString();
  }

  @Override
  public String description() {
    return "PostgreSQL at %s, not started here".formatted(url.place());
  }

  @Override
  public void checkHealth() {
    try {
      PostgresProbe.ask(address());
    } catch (IOException e) {
      throw new UsageException(
          "there is no PostgreSQL at %s (%s); start it, or leave out --jdbc-url for one of our own"
              .formatted(url.place(), e.getMessage()));
    }
  }
}
