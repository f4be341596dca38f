package org.concurrencyatlas.workload.sql;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.StoringWorkload;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Statements of a PostgreSQL that waits before it answers. All tasks of a batch share K
 * connections, so that K/D is the ceiling of every model; a model of several JVMs would have K in
 * each.
 */
public final class Sql implements StoringWorkload {
  private static final String OPERATION = "operation";
  private static final String QUERY = "query";
  private static final String INSERT = "insert";
  private static final String ROWS = "rows";

  /** The parameter of K. */
  static final String CONNECTIONS = "connections";

  /** More than a server of this kind is given; the one that the harness starts has a few more. */
  static final int MOST_CONNECTIONS = 500;

  /** The parameter of the longest wait for a connection. */
  static final String TIMEOUT_MILLIS = "timeoutMillis";

  /** Rows of the table that is read. */
  private static final int NUMBERS = 1_000;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "sql",
          "query or insert at a PostgreSQL that waits before it answers: JDBC with HikariCP, or"
              + " R2DBC where no thread may wait",
          "T ≥ ⌈N/min(K, C)⌉·D",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new Choice(OPERATION, "what is asked for", List.of(QUERY, INSERT), QUERY),
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 500),
              new WholeNumber(WAIT_MICROS, "wait of the server", 0, 60_000_000, 5_000),
              new WholeNumber(ROWS, "rows that a query reads", 1, NUMBERS, 10),
              new WholeNumber(CONNECTIONS, "K, connections of all tasks", 1, MOST_CONNECTIONS, 10),
              timeout(),
              Workload.concurrency(100_000)),
          Set.of(PostgresUrl.SERVICE));

  static WholeNumber timeout() {
    return new WholeNumber(TIMEOUT_MILLIS, "longest wait for a connection", 250, 600_000, 30_000);
  }

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Set<Library> libraries(Point point) {
    return Set.of(Library.POSTGRES);
  }

  @Override
  public Needs needs(Point point) {
    return Needs.SHARED_MEMORY;
  }

  /** All tasks share K. */
  @Override
  public long connectionsOfATask(Point point) {
    return 0;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    boolean inserts = point.choice(OPERATION).equals(INSERT);
    Database database =
        Database.open(
            PostgresUrl.parse(services.location(PostgresUrl.SERVICE)),
            inserts ? List.of() : LongStream.range(0, NUMBERS).map(SplitMix::mix).boxed().toList(),
            Math.toIntExact(point.parameter(CONNECTIONS)),
            point.parameter(TIMEOUT_MILLIS));
    services.beforeClosing(database::close);
    double seconds = point.parameter(WAIT_MICROS) / 1e6;
    long rows = point.parameter(ROWS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index ->
            inserts
                ? new InsertTask(index, seconds, database)
                : new QueryTask(first(index, rows), rows, seconds, database))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long tasks = point.parameter(TASKS);
    if (point.choice(OPERATION).equals(INSERT)) {
      return inserted(tasks);
    }
    long rows = point.parameter(ROWS);
    long[] before = new long[NUMBERS + 1];
    for (int id = 0; id < NUMBERS; id++) {
      before[id + 1] = before[id] + SplitMix.mix(id);
    }
    return LongStream.range(0, tasks)
        .map(index -> first(index, rows))
        .map(first -> before[(int) (first + rows)] - before[(int) first])
        .sum();
  }

  @Override
  public Optional<String> flaw(Point point, List<Task> batch) {
    return batch.getFirst() instanceof InsertTask insert
        ? StoredRows.flaw(insert.database().table(), batch.size(), expected(point))
        : Optional.empty();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    long connections = point.parameter(CONNECTIONS);
    long admitted = point.parameter(CONCURRENCY);
    Duration wait = Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS);
    return Limit.both(
        Limit.waiting(tasks, admitted == 0 ? connections : Math.min(admitted, connections), wait),
        Limit.computing(tasks, machine));
  }

  private static long inserted(long tasks) {
    return LongStream.range(0, tasks).map(SplitMix::mix).sum();
  }

  /** Tasks read different rows, and some the same. */
  private static long first(long index, long rows) {
    return index * rows % (NUMBERS - rows + 1);
  }

  /** Reads rows and sums up their values. */
  record QueryTask(long first, long rows, double seconds, Database database) implements AsyncTask {
    @Override
    public long call() throws Exception {
      return database.query(seconds, first, first + rows);
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return database.queryAsync(seconds, first, first + rows);
    }
  }

  /** Writes a row and answers with the value that the server has stored. */
  record InsertTask(long index, double seconds, Database database) implements AsyncTask {
    @Override
    public long call() throws Exception {
      return database.insert(seconds, index, SplitMix.mix(index));
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return database.insertAsync(seconds, index, SplitMix.mix(index));
    }
  }
}
