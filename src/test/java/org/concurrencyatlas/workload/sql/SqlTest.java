package org.concurrencyatlas.workload.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.UnsupportedModelException;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.StoringWorkload;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks against a real PostgreSQL, which all tests share: it takes seconds to start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SqlTest {
  private static final String QUERY =
      "sql(tasks=40,waitMicros=2000,connections=4,concurrency=16,rows=7)";
  private static final String INSERT =
      "sql(tasks=40,waitMicros=2000,connections=4,concurrency=16,operation=insert)";
  private static final String PIPELINE =
      "pipeline(tasks=40,fetchMicros=3000,cpuNanos=20000,storeMicros=2000,fetches=8,queue=3,"
          + "connections=2,concurrency=16)";

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final ModelCatalogue models = new ModelCatalogue();
  private BackEnds backEnds;

  @BeforeAll
  void start() throws Exception {
    backEnds = BackEnds.open(workloads.get("pipeline").info().services());
  }

  @AfterAll
  void end() {
    backEnds.close();
  }

  Stream<Arguments> modelsAndPoints() {
    List<String> able =
        models.all().stream().filter(this::runs).map(model -> model.info().id()).toList();
    return Stream.of(QUERY, INSERT, PIPELINE)
        .flatMap(point -> able.stream().map(model -> Arguments.of(model, point)));
  }

  private boolean runs(ConcurrencyModel model) {
    if (workloads.get("sql").needs(point(QUERY)).refusal(model.info(), 1).isPresent()) {
      return false;
    }
    try (Session _ = model.open(models.resolve(Contender.of(model.info().id(), Map.of())))) {
      return true;
    } catch (UnsupportedModelException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("modelsAndPoints")
  @DisplayName("every model gets the right answers, and leaves the right rows, batch after batch")
  void everyModelGetsTheRightAnswersAndLeavesTheRightRows(String model, String text)
      throws Exception {
    Point point = point(text);
    Workload workload = workloads.get(point.workload());
    Contender contender = models.admitting(Contender.of(model, Map.of()), 16);
    try (Clients clients = new Clients(backEnds);
        Session session = models.get(model).open(models.resolve(contender))) {
      List<Task> batch = workload.batch(point, clients);
      for (int i = 0; i < 2; i++) {
        assertThat(session.run(batch)).isEqualTo(workload.expected(point));
        assertThat(((StoringWorkload) workload).flaw(point, batch)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("models of several JVMs are refused: each would have K connections of its own")
  void modelsOfSeveralJvmsAreRefused() {
    assertThat(
            workloads.get("sql").needs(point(QUERY)).refusal(models.get("process-pool").info(), 2))
        .isPresent();
  }

  @Test
  @DisplayName("with and without a thread a task answers the same")
  void withAndWithoutAThreadATaskAnswersTheSame() throws Exception {
    try (Clients clients = new Clients(backEnds)) {
      for (String text : List.of(QUERY, INSERT, PIPELINE)) {
        Point point = point(text);
        for (Task task : workloads.get(point.workload()).batch(point, clients).subList(0, 3)) {
          AsyncTask waiting = (AsyncTask) task;
          assertThat(waiting.callAsync().toCompletableFuture().get()).isEqualTo(task.call());
        }
      }
    }
  }

  @Test
  @DisplayName("a row too many and a row too few are seen when the table is read back")
  void aRowTooManyAndARowTooFewAreSeen() throws Exception {
    for (String text : List.of(INSERT, PIPELINE)) {
      Point point = point(text);
      Workload workload = workloads.get(point.workload());
      for (int extra : List.of(-1, 1)) {
        try (Clients clients = new Clients(backEnds)) {
          List<Task> batch = workload.batch(point, clients);
          List<Task> run = new ArrayList<>(extra < 0 ? batch.subList(1, batch.size()) : batch);
          if (extra > 0) {
            run.add(batch.getFirst());
          }
          for (Task task : run) {
            task.call();
          }
          assertThat(((StoringWorkload) workload).flaw(point, batch).orElseThrow())
              .contains("the table has %d rows of".formatted(batch.size() + extra))
              .contains("instead of %d of %d".formatted(batch.size(), batch.size()));
        }
      }
    }
  }

  @Test
  @DisplayName("neither client opens more connections than the point has")
  void neitherClientOpensMoreConnectionsThanThePointHas() throws Exception {
    for (boolean async : List.of(false, true)) {
      Point point = point("sql(tasks=30,waitMicros=20000,connections=3)");
      try (Clients clients = new Clients(backEnds)) {
        List<Task> batch = workloads.get("sql").batch(point, clients);
        CompletableFuture<?> all = start(batch, async);
        long most = 0;
        while (!all.isDone()) {
          most =
              Math.max(
                  most,
                  number(
                      "select count(*) from pg_stat_activity where application_name = '%s'"
                          .formatted(table(batch))));
        }
        all.get();
        assertThat(most).as("with the one that looks after the table").isBetween(2L, 4L);
      }
    }
  }

  @Test
  @DisplayName("who waits too long for a connection fails, and the pool is named as the reason")
  void whoWaitsTooLongForAConnectionFails() throws Exception {
    Point point = point("sql(tasks=4,waitMicros=500000,connections=1,timeoutMillis=250)");
    for (boolean async : List.of(false, true)) {
      try (Clients clients = new Clients(backEnds)) {
        CompletableFuture<?> all = start(workloads.get("sql").batch(point, clients), async);

        assertThatThrownBy(all::get)
            .rootCause()
            .isNotInstanceOf(ServiceFailedException.class)
            .hasMessageMatching("(?s).*(timed out after 2\\d\\dms|within 250ms).*");
      }
    }
  }

  @Test
  @DisplayName("nothing is left in the database: no table, no connection")
  void nothingIsLeftInTheDatabase() throws Exception {
    Set<String> names = new HashSet<>();
    try (Clients clients = new Clients(backEnds)) {
      for (boolean async : List.of(false, true)) {
        Point point = point(INSERT);
        List<Task> batch = workloads.get("sql").batch(point, clients);
        start(batch, async).get();
        names.add(table(batch));
      }
    }
    for (String name : names) {
      assertThat(number("select count(*) from pg_tables where tablename = '%s'".formatted(name)))
          .isZero();
      while (number(
              "select count(*) from pg_stat_activity where application_name = '%s'".formatted(name))
          > 0) {
        Thread.sleep(10); // the server ends its side by itself; the time limit of the test decides
      }
    }
  }

  @Test
  @DisplayName("the table of a process that was killed is dropped by the next one")
  void theTableOfAKilledProcessIsDroppedByTheNext() throws Exception {
    execute("create table concurrency_atlas_00 (id bigint)");
    try (Clients clients = new Clients(backEnds)) {
      workloads.get("sql").batch(point(QUERY), clients);
    }
    assertThat(number("select count(*) from pg_tables where tablename = 'concurrency_atlas_00'"))
        .isZero();
  }

  @Test
  @DisplayName(
      "wrong credentials and a server that is not there are the machine's failure, in one line")
  void wrongCredentialsAndAServerThatIsNotThereAreTheMachinesFailure() {
    PostgresUrl right = PostgresUrl.parse(backEnds.location(PostgresUrl.SERVICE));
    String wrong =
        "jdbc:postgresql://%s/postgres?user=atlas&password=wrong".formatted(right.place());

    assertThatThrownBy(() -> workloads.get("sql").batch(point(QUERY), at(wrong)))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageContaining("PostgreSQL at " + right.place())
        .hasMessageContaining("password authentication failed for user \"atlas\"")
        .hasNoCause();
    assertThatThrownBy(() -> workloads.get("sql").batch(point(QUERY), at("127.0.0.1:9")))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageContaining("PostgreSQL at 127.0.0.1:9")
        .hasMessageContaining("refused");
  }

  @Test
  @DisplayName("more connections than the server allows are refused with its number")
  void moreConnectionsThanTheServerAllowsAreRefused() throws Exception {
    long allowed =
        number(
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int");
    PostgresUrl url = PostgresUrl.parse(backEnds.location(PostgresUrl.SERVICE));

    assertThatThrownBy(() -> ScratchTable.open(url, List.of(), 10_000))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageContaining(
            "it allows %d connections, the point has 10000".formatted(allowed - 1));
  }

  @Test
  @DisplayName("a cancelled query gives its connection back")
  void aCancelledQueryGivesItsConnectionBack() throws Exception {
    Point point = point("sql(tasks=2,waitMicros=300000,connections=1,timeoutMillis=20000)");
    try (Clients clients = new Clients(backEnds)) {
      List<Task> batch = workloads.get("sql").batch(point, clients);
      CompletableFuture<Long> first = async(batch.get(0));
      Thread.sleep(100);
      assertThat(first.cancel(true)).isTrue();

      assertThat(async(batch.get(1)).get()).isEqualTo(batch.get(1).call());
    }
  }

  private CompletableFuture<?> start(List<Task> batch, boolean async) {
    return CompletableFuture.allOf(
        batch.stream()
            .map(task -> async ? async(task) : threaded(task))
            .toArray(CompletableFuture[]::new));
  }

  private static CompletableFuture<Long> async(Task task) {
    return ((AsyncTask) task).callAsync().toCompletableFuture();
  }

  private static CompletableFuture<Long> threaded(Task task) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    Thread _ =
        Thread.startVirtualThread(() -> {
          try {
            answer.complete(task.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private static String table(List<Task> batch) {
    return switch (batch.getFirst()) {
      case Sql.QueryTask query -> query.database().toString();
      case Sql.InsertTask insert -> insert.database().toString();
      default -> throw new IllegalArgumentException("another task");
    };
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DataSources.of(PostgresUrl.parse(backEnds.location(PostgresUrl.SERVICE)), "test")
        .getConnection();
  }

  private Point point(String text) {
    return workloads.resolve(Point.parse(text));
  }

  private static Services at(String location) {
    return new Services() {
      @Override
      public InetSocketAddress address(String service) {
        return PostgresUrl.parse(location).address();
      }

      @Override
      public String location(String service) {
        return location;
      }
    };
  }

  /** The running services, whose clients end with a test. */
  private record Clients(BackEnds running, List<Runnable> ends) implements Services, AutoCloseable {
    Clients(BackEnds running) {
      this(running, new ArrayList<>());
    }

    @Override
    public InetSocketAddress address(String service) {
      return running.address(service);
    }

    @Override
    public String location(String service) {
      return running.location(service);
    }

    @Override
    public void beforeClosing(Runnable close) {
      ends.add(close);
    }

    @Override
    public void close() {
      ends.forEach(Runnable::run);
    }
  }
}
