package org.concurrencyatlas.workload.io;

import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * Tasks that each ask a service several times at once, and wait for all answers, for the first one,
 * or until a deadline: the slowest of many calls decides, or the fastest.
 */
public final class FanOut implements Workload {
  private static final String CALLS = "calls";
  private static final String DELAYS = "delays";
  private static final String DELAY_MICROS = "delayMicros";
  private static final String WAIT_FOR = "waitFor";
  private static final String DEADLINE_MICROS = "deadlineMicros";

  /**
   * HTTP/2, where a call that is cancelled ends its stream alone. Of HTTP/1.1 it closes a
   * connection that the client may have lent to another call already, which then fails.
   */
  private static final HttpWire WIRE = HttpWire.HTTP_2;

  /** In flight at once; beyond it the one connection would be what is measured. */
  private static final long MOST_REQUESTS = 20_000;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "fan-out",
          "each task sends several requests at once and waits for all, any or until a deadline",
          "T ≥ max(longest task, Σtask/C), a task lasting max Dᵢ (all), min Dᵢ (any) or the"
              + " deadline",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 10_000, 100),
              new WholeNumber(CALLS, "requests of a task", 1, 100, 10),
              new Choice(
                  DELAYS,
                  "how the waits of the server are distributed",
                  Delays.words(),
                  Delays.EXPONENTIAL.word()),
              new WholeNumber(DELAY_MICROS, "mean wait of the server", 1, 1_000_000, 20_000),
              new Choice(
                  WAIT_FOR,
                  "the answers that a task waits for",
                  List.of(FanOutTask.ALL, FanOutTask.ANY, FanOutTask.DEADLINE),
                  FanOutTask.ALL),
              new WholeNumber(
                  DEADLINE_MICROS, "deadline of a task, with waitFor=deadline", 0, 10_000_000, 0),
              Workload.concurrency(10_000)),
          Set.of(HttpGet.SERVICE));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public void check(Point point) {
    boolean deadline = point.choice(WAIT_FOR).equals(FanOutTask.DEADLINE);
    long micros = point.parameter(DEADLINE_MICROS);
    if (deadline && micros == 0) {
      throw new UsageException(
          "waitFor=deadline needs a deadline; give deadlineMicros, like deadlineMicros=%d"
              .formatted(2 * point.parameter(DELAY_MICROS)));
    }
    if (!deadline && micros > 0) {
      throw new UsageException(
          "deadlineMicros=%d is for waitFor=deadline; give that, or no deadline".formatted(micros));
    }
    long requests = inFlight(point) * point.parameter(CALLS);
    if (requests > MOST_REQUESTS) {
      throw new UsageException(
          "%d requests would be in flight, %d is the most; give fewer tasks, calls or concurrency"
              .formatted(requests, MOST_REQUESTS));
    }
  }

  /** All calls share one. */
  @Override
  public long connectionsOfATask(Point point) {
    return 0;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    InetSocketAddress server = services.address(HttpGet.SERVICE);
    HttpClient _ = HttpClients.get(WIRE, server.getHostString(), server.getPort());
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> task(point, server.getHostString(), server.getPort(), index))
        .toList();
  }

  private static FanOutTask task(Point point, String host, int port, long index) {
    return new FanOutTask(
        host,
        port,
        WIRE.number(),
        point.choice(WAIT_FOR),
        point.choice(DELAYS),
        (int) point.parameter(CALLS),
        point.parameter(DELAY_MICROS),
        point.parameter(DEADLINE_MICROS),
        index);
  }

  @Override
  public long expected(Point point) {
    long bodies = HttpGet.expected(point.parameter(TASKS), FanOutTask.BYTES);
    return point.choice(WAIT_FOR).equals(FanOutTask.ALL) ? point.parameter(CALLS) * bodies : bodies;
  }

  /** Made of the very delays of the point's calls, not of their distribution. */
  @Override
  public Duration limit(Point point, Machine machine) {
    long[] waits =
        LongStream.range(0, point.parameter(TASKS))
            .map(index -> TimeUnit.MICROSECONDS.toNanos(task(point, "", 0, index).micros()))
            .toArray();
    return Limit.both(
        Limit.waitingUnequally(waits, point.parameter(CONCURRENCY)),
        Limit.computing(waits.length, machine));
  }

  private static long inFlight(Point point) {
    long concurrency = point.parameter(CONCURRENCY);
    long tasks = point.parameter(TASKS);
    return concurrency == 0 ? tasks : Math.min(concurrency, tasks);
  }
}
