package org.concurrencyatlas.workload.io;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.BytePattern;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/**
 * {@link ComputeWait} with a request for its wait: the server answers with a body of a given length
 * when the wait is over. A task without a wait only computes.
 */
public final class ComputeHttp implements Workload {
  /** The parameter of a body's length. */
  public static final String BYTES = "bytes";

  private static final ComputeWait TIMED = new ComputeWait();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "compute-http",
          "arithmetic for a given time, then a GET from a server that waits so long",
          TIMED.info().limit(),
          WorkloadInfo.Kind.MIXED,
          Stream.concat(
                  TIMED.info().parameters().stream(),
                  Stream.<Parameter>of(
                      new WholeNumber(
                          BYTES, "length of a body", 1, BytePattern.MAX_SLICE, 1 << 10)))
              .toList(),
          Set.of(HttpGet.SERVICE));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    if (isBareKernel(point)) {
      return TIMED.batch(point, services);
    }
    int steps = ComputeWait.steps(point);
    long waitMicros = point.parameter(WAIT_MICROS);
    int bytes = Math.toIntExact(point.parameter(BYTES));
    InetSocketAddress server = services.address(HttpGet.SERVICE);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index ->
            new MixedHttp.BurstThenGet(
                index, steps, server.getHostString(), server.getPort(), waitMicros, bytes))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long bodies =
        isBareKernel(point)
            ? 0
            : HttpGet.expected(point.parameter(TASKS), Math.toIntExact(point.parameter(BYTES)));
    return TIMED.expected(point) + bodies;
  }

  @Override
  public Point bareKernel(Point point) {
    return TIMED.bareKernel(point);
  }

  /** That of {@link ComputeWait}: the server answers no sooner than a timer. */
  @Override
  public Duration limit(Point point, Machine machine) {
    return TIMED.limit(point, machine);
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return Workload.demand(
        point,
        point.parameter(ComputeWait.CPU_NANOS),
        point.parameter(WAIT_MICROS) * 1_000,
        isBareKernel(point) ? 0 : point.parameter(BYTES));
  }

  /** A task that does not wait sends no request: it is the bare kernel of those that do. */
  private static boolean isBareKernel(Point point) {
    return point.parameter(WAIT_MICROS) == 0;
  }
}
