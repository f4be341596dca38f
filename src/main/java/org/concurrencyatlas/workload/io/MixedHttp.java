package org.concurrencyatlas.workload.io;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.waiting.Burst;
import org.concurrencyatlas.workload.waiting.Mixed;
import org.concurrencyatlas.workload.waiting.Timer;

/**
 * {@link Mixed} with a request for its wait, as {@link Http} is {@link Timer} with one: the server
 * answers when the wait is over. A task that only computes sends no request.
 */
public final class MixedHttp implements Workload {
  private static final int BYTES = 1 << 10;

  private static final Mixed TIMED = new Mixed();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "mixed-http",
          "arithmetic for a share of a task's time, then a GET from a server that waits so long",
          TIMED.info().limit(),
          WorkloadInfo.Kind.MIXED,
          TIMED.info().parameters(),
          Set.of(HttpGet.SERVICE));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    long waitMicros = Mixed.waitMicros(point);
    if (waitMicros == 0) {
      return TIMED.batch(point, services);
    }
    int steps = Mixed.steps(point);
    InetSocketAddress server = services.address(HttpGet.SERVICE);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index ->
            new BurstThenGet(
                index, steps, server.getHostString(), server.getPort(), waitMicros, BYTES))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long bodies =
        Mixed.waitMicros(point) == 0 ? 0 : HttpGet.expected(point.parameter(TASKS), BYTES);
    return TIMED.expected(point) + bodies;
  }

  @Override
  public Point bareKernel(Point point) {
    return TIMED.bareKernel(point);
  }

  /** That of {@link Mixed}: the server answers no sooner than a timer. */
  @Override
  public Duration limit(Point point, Machine machine) {
    return TIMED.limit(point, machine);
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return Mixed.demand(point, Mixed.waitMicros(point) == 0 ? 0 : BYTES);
  }

  /** Computes, sends a request, and answers with the sum of what both gave. */
  record BurstThenGet(long index, int steps, String host, int port, long waitMicros, int bytes)
      implements SplitTask {
    @Override
    public long call() throws Exception {
      return computing().call() + get().call();
    }

    @Override
    public Burst computing() {
      return new Burst(index, steps);
    }

    @Override
    public void begin(long computed, CompletableFuture<Long> answer) {
      CompletableFuture<Long> body = get().callAsync().toCompletableFuture();
      CompletableFuture<Long> _ =
          body.whenComplete((value, failure) -> {
            if (failure == null) {
              answer.complete(computed + value);
            } else {
              answer.completeExceptionally(failure);
            }
          });
      CompletableFuture<Long> _ =
          answer.whenComplete((value, failure) -> {
            if (answer.isCancelled()) {
              body.cancel(true);
            }
          });
    }

    private HttpGet get() {
      return new HttpGet(host, port, HttpWire.HTTP_1.number(), waitMicros, bytes, index);
    }
  }
}
