package org.concurrencyatlas.workload.io;

import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.BytePattern;

/** Requests to a server that waits before it answers. */
public final class Http implements Workload {
  private static final String BYTES = "bytes";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "http",
          "GET from a server in another process that waits before it answers",
          "T ≥ max(⌈N/C⌉·D, N·s/P)",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 1_000),
              new WholeNumber(WAIT_MICROS, "wait of the server", 0, 100_000, 20_000),
              new WholeNumber(BYTES, "length of a body", 1, BytePattern.MAX_SLICE, 1 << 10),
              Workload.concurrency(100_000),
              Choice.added(
                  HttpWire.VERSION,
                  "HTTP/1.1, a connection a request in flight, or HTTP/2, one for all",
                  List.of(HttpWire.ONE, HttpWire.TWO)),
              Choice.added(
                  HttpWire.TLS, "whether it is encrypted", List.of(HttpWire.NO, HttpWire.YES))),
          Set.of(HttpGet.SERVICE));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    InetSocketAddress server = services.address(HttpGet.SERVICE);
    long waitMicros = point.parameter(WAIT_MICROS);
    int bytes = (int) point.parameter(BYTES);
    HttpWire wire = HttpWire.of(point);
    HttpClient _ = HttpClients.get(wire, server.getHostString(), server.getPort());
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index ->
            new HttpGet(
                server.getHostString(), server.getPort(), wire.number(), waitMicros, bytes, index))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return HttpGet.expected(point.parameter(TASKS), (int) point.parameter(BYTES));
  }

  /** Of HTTP/2 all tasks share one. */
  @Override
  public long connectionsOfATask(Point point) {
    return HttpWire.of(point).version() == HttpClient.Version.HTTP_2 ? 0 : 1;
  }

  /** Only of a plain request: advice does not ask about encryption or a version. */
  @Override
  public Optional<Demand> demand(Point point) {
    if (HttpWire.of(point) != HttpWire.HTTP_1) {
      return Optional.empty();
    }
    return Workload.demand(point, 0, point.parameter(WAIT_MICROS) * 1_000, point.parameter(BYTES));
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS);
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), wait), Limit.computing(tasks, machine));
  }
}
