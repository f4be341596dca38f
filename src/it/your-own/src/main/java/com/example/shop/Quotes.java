package com.example.shop;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** Work that waits: each task asks the quote server for the price of one item. */
public final class Quotes implements Workload {
  private static final String WAIT_MICROS = "waitMicros";

  @Override
  public WorkloadInfo info() {
    return new WorkloadInfo(
        "quotes",
        "asks the quote server for prices",
        "T ≥ ⌈N/C⌉·D",
        WorkloadInfo.Kind.IO_BOUND,
        List.of(
            new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 100),
            new WholeNumber(WAIT_MICROS, "wait of the server", 0, 1_000_000, 20_000),
            new WholeNumber(
                CONCURRENCY, "tasks that a model admits at once, 0 for its own", 0, 100_000, 0)),
        Set.of(QuoteService.ID));
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    InetSocketAddress server = services.address(QuoteService.ID);
    long waitMicros = point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(
            item -> new Quote(server.getHostString(), server.getPort(), waitMicros, item))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS)).map(QuoteServer::price).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.waiting(
        point.parameter(TASKS),
        point.parameter(CONCURRENCY),
        Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS));
  }
}
