package org.concurrencyatlas.workload.sql;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Parameter;
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
import org.concurrencyatlas.workload.io.Http;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/**
 * Each task fetches over HTTP, computes, and stores what came out in a database; between the stages
 * are bounded queues. A pipeline whose fetch and store take no time asks nobody: it is the bare
 * kernel of those that do.
 */
public final class Pipeline implements StoringWorkload {
  private static final String FETCH_MICROS = "fetchMicros";
  private static final String CPU_NANOS = ComputeWait.CPU_NANOS;
  private static final String STORE_MICROS = "storeMicros";
  private static final String FETCHES = "fetches";
  private static final String QUEUE = "queue";

  private static final ComputeWait COMPUTING = new ComputeWait();
  private static final Http FETCHING = new Http();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "pipeline",
          "fetch over HTTP, compute, insert into a PostgreSQL; bounded queues between the stages",
          "T ≥ max(⌈N/C₁⌉·D₁ + s/P + D₃, D₁ + N·s/P + D₃, D₁ + s/P + ⌈N/C₃⌉·D₃,"
              + " ⌈N/C⌉·(D₁ + s/P + D₃))",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 200),
              new WholeNumber(FETCH_MICROS, "D₁, wait of a fetch", 0, 60_000_000, 20_000),
              new WholeNumber(CPU_NANOS, "computing of a task", 0, 4_000_000_000L, 2_000_000),
              new WholeNumber(STORE_MICROS, "D₃, wait of an insert", 0, 60_000_000, 5_000),
              new WholeNumber(FETCHES, "C₁, fetches at once", 1, 10_000, 20),
              new WholeNumber(QUEUE, "most tasks in each queue", 1, 100_000, 10),
              new WholeNumber(
                  Sql.CONNECTIONS, "C₃, connections to the database", 1, Sql.MOST_CONNECTIONS, 5),
              Sql.timeout(),
              Workload.concurrency(100_000)),
          Stream.concat(FETCHING.info().services().stream(), Stream.of(PostgresUrl.SERVICE))
              .collect(Collectors.toSet()));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Set<Library> libraries(Point point) {
    return isBareKernel(point) ? Set.of() : Set.of(Library.POSTGRES);
  }

  @Override
  public Needs needs(Point point) {
    return isBareKernel(point) ? Needs.NOTHING : Needs.SHARED_MEMORY;
  }

  /** All tasks share C₁ and C₃. */
  @Override
  public long connectionsOfATask(Point point) {
    return 0;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    List<Task> processes = COMPUTING.batch(computing(point), Services.none());
    if (isBareKernel(point)) {
      return processes;
    }
    List<Task> fetches = FETCHING.batch(fetching(point), services);
    Line line = line(point, services);
    double seconds = point.parameter(STORE_MICROS) / 1e6;
    List<Task> tasks = new ArrayList<>();
    for (int index = 0; index < fetches.size(); index++) {
      AsyncTask fetch = (AsyncTask) fetches.get(index);
      tasks.add(new PipelineTask(index, fetch, processes.get(index), seconds, line));
    }
    return List.copyOf(tasks);
  }

  private static Line line(Point point, Services services) {
    int connections = Math.toIntExact(point.parameter(Sql.CONNECTIONS));
    Database database =
        Database.open(
            PostgresUrl.parse(services.location(PostgresUrl.SERVICE)),
            List.of(),
            connections,
            point.parameter(Sql.TIMEOUT_MILLIS));
    services.beforeClosing(database::close);
    return Line.of(
        Math.toIntExact(point.parameter(FETCHES)),
        Math.toIntExact(point.parameter(QUEUE)),
        connections,
        database);
  }

  @Override
  public long expected(Point point) {
    long fetched = isBareKernel(point) ? 0 : FETCHING.expected(fetching(point));
    return fetched + COMPUTING.expected(computing(point));
  }

  /** The queues were never over their bounds, and what was stored is what the tasks answered. */
  @Override
  public Optional<String> flaw(Point point, List<Task> batch) {
    return batch.getFirst() instanceof PipelineTask first
        ? first
            .line()
            .flaw()
            .or(() ->
                StoredRows.flaw(first.line().database().table(), batch.size(), expected(point)))
        : Optional.empty();
  }

  @Override
  public Point bareKernel(Point point) {
    Point kernel = COMPUTING.bareKernel(computing(point));
    return point.with(FETCH_MICROS, 0).with(STORE_MICROS, 0).with(TASKS, kernel.parameter(TASKS));
  }

  /**
   * The longest of the stages: each is passed by all tasks, C₁ or C₃ or P at once, and by some task
   * before or after it has passed the others. No burst is shorter than s/P, as in {@link
   * Limit#computingThenWaiting}. Where C tasks are admitted, a task also holds one of their places
   * for all stages.
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration fetch = Duration.of(point.parameter(FETCH_MICROS), ChronoUnit.MICROS);
    Duration store = Duration.of(point.parameter(STORE_MICROS), ChronoUnit.MICROS);
    Duration burst = Limit.computing(1, machine);
    Duration fetching =
        Limit.waiting(tasks, point.parameter(FETCHES), fetch).plus(burst).plus(store);
    Duration processing = fetch.plus(Limit.computing(tasks, machine)).plus(store);
    Duration storing =
        fetch.plus(burst).plus(Limit.waiting(tasks, point.parameter(Sql.CONNECTIONS), store));
    Duration admitted =
        Limit.waiting(tasks, point.parameter(CONCURRENCY), fetch.plus(burst).plus(store));
    return Limit.both(Limit.both(fetching, processing), Limit.both(storing, admitted));
  }

  /** Nothing is waited for. */
  private static boolean isBareKernel(Point point) {
    return point.parameter(FETCH_MICROS) == 0 && point.parameter(STORE_MICROS) == 0;
  }

  private static Point computing(Point point) {
    return resolved(
        COMPUTING,
        Map.of(
            TASKS, point.parameter(TASKS), CPU_NANOS, point.parameter(CPU_NANOS), WAIT_MICROS, 0L));
  }

  private static Point fetching(Point point) {
    return resolved(
        FETCHING,
        Map.of(TASKS, point.parameter(TASKS), WAIT_MICROS, point.parameter(FETCH_MICROS)));
  }

  /** A point of another workload whose other parameters have their defaults. */
  private static Point resolved(Workload workload, Map<String, Long> given) {
    Map<String, String> texts = new HashMap<>();
    given.forEach((name, value) -> texts.put(name, Long.toString(value)));
    List<Parameter> parameters = workload.info().parameters();
    return Point.ofValues(
        workload.info().id(), Parameter.resolve("parameter of a stage", parameters, texts));
  }
}
