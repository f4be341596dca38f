package org.concurrencyatlas.workload.sql;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** R2DBC with its own pool: K connections on as many event loops as there are processors. */
final class R2dbcClient implements SqlClient.NonBlocking {
  private static final String SSL_MODE = "sslmode";
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);

  private final String place;
  private final Statements statements;
  private final LoopResources loops;
  private final ConnectionPool pool;

  /**
   * Makes the pool; the first tasks open its connections.
   *
   * @param connections K
   * @param timeoutMillis how long a task waits for a connection at most
   */
  R2dbcClient(PostgresUrl url, String table, int connections, long timeoutMillis) {
    this.place = url.place();
    this.statements = Statements.ofR2dbc(table);
    this.loops = LoopResources.create("sql-loop", Runtime.getRuntime().availableProcessors(), true);
    this.pool =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(
                    new PostgresqlConnectionFactory(configuration(url, table, loops)))
                .initialSize(0)
                .acquireRetry(0)
                .maxSize(connections)
                .maxAcquireTime(Duration.ofMillis(timeoutMillis))
                .build());
  }

  private static PostgresqlConnectionConfiguration configuration(
      PostgresUrl url, String table, LoopResources loops) {
    Login login = Login.of(url);
    PostgresqlConnectionConfiguration.Builder configuration =
        PostgresqlConnectionConfiguration.builder()
            .host(url.host())
            .port(url.port())
            .database(login.database())
            .username(login.user())
            .password(login.password())
            .applicationName(table)
            .connectTimeout(Duration.ofSeconds(10))
            .loopResources(loops);
    String sslMode = url.options().get(SSL_MODE);
    return (sslMode == null ? configuration : configuration.sslMode(SSLMode.fromValue(sslMode)))
        .build();
  }

  @Override
  public CompletableFuture<Long> query(double seconds, long from, long to) {
    return call(statements.query(), seconds, from, to);
  }

  @Override
  public CompletableFuture<Long> insert(double seconds, long id, long value) {
    return call(statements.insert(), seconds, id, value);
  }

  private CompletableFuture<Long> call(String sql, double seconds, long one, long other) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    Disposable asked =
        Mono.usingWhen(
                pool.create(),
                connection -> sum(connection, sql, seconds, one, other),
                Connection::close)
            .onErrorMap(this::toldApart)
            .subscribe(answer::complete, answer::completeExceptionally);
    CompletableFuture<Long> _ =
        answer.whenComplete((_, _) -> {
          if (answer.isCancelled()) {
            asked.dispose();
          }
        });
    return answer;
  }

  private static Mono<Long> sum(
      Connection connection, String sql, double seconds, long one, long other) {
    return Flux.from(
            connection
                .createStatement(sql)
                .bind("$1", seconds)
                .bind("$2", one)
                .bind("$3", other)
                .execute())
        .flatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, Long.class))))
        .reduce(0L, Long::sum);
  }

  /** What is the server's failure, and what the caller's own. */
  private Throwable toldApart(Throwable failure) {
    boolean ofServer =
        failure instanceof R2dbcException sql && ServerFailures.isOfServer(sql.getSqlState());
    return ofServer ? ServerFailures.of(place, failure.getMessage(), failure) : failure;
  }

  @Override
  public void close() {
    try {
      pool.disposeLater()
          .then(loops.disposeLater(Duration.ZERO, TIME_TO_CLOSE))
          .block(TIME_TO_CLOSE);
    } catch (IllegalStateException e) {
      // it did not end in time: its threads are daemons
    }
  }
}
