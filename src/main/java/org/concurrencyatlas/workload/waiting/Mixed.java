package org.concurrencyatlas.workload.waiting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Traceable;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * Tasks that compute and then wait: the share of each decides who wins. The share is that of a task
 * which is alone on a processor of 3 GHz, so that a point is the same work everywhere.
 */
public final class Mixed implements Traceable {
  private static final String CPU_SHARE = "cpuSharePercent";
  private static final String TASK_MICROS = "taskMicros";

  /** What the bare kernel computes at a time: a batch of the longest tasks would take minutes. */
  private static final long KERNEL_MICROS = 20_000;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "mixed",
          "arithmetic for a share of a task's time, then a wait without a socket",
          "T ≥ max(⌈N/C⌉·(D + s/P), N·s/P + D)",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 1_000),
              new WholeNumber(CPU_SHARE, "computing share of a task", 0, 100, 10),
              new WholeNumber(TASK_MICROS, "computing and waiting of a task", 0, 1_000_000, 1_000),
              Workload.concurrency(100_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int steps = steps(point);
    long waitMicros = waitMicros(point);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new BurstThenWait(index, steps, waitMicros))
        .toList();
  }

  @Override
  public List<Task> traced(Point point, Path spans) {
    int steps = steps(point);
    long waitMicros = waitMicros(point);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new TracedBurst(index, steps, waitMicros, spans.toString()))
        .toList();
  }

  @Override
  public long expected(Point point) {
    LongUnaryOperator burst = XorShift.jump(steps(point));
    return LongStream.range(0, point.parameter(TASKS)).map(SplitMix::mix).map(burst).sum();
  }

  @Override
  public Point bareKernel(Point point) {
    long burst = burstMicros(point);
    long most = burst == 0 ? Long.MAX_VALUE : Math.max(1, KERNEL_MICROS / burst);
    return point
        .with(CPU_SHARE, 100)
        .with(TASK_MICROS, burst)
        .with(TASKS, Math.min(point.parameter(TASKS), most));
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computingThenWaiting(
        point.parameter(TASKS),
        point.parameter(CONCURRENCY),
        Duration.of(waitMicros(point), ChronoUnit.MICROS),
        machine);
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return demand(point, 0);
  }

  /** The same where the wait is a request with a body of this length. */
  public static Optional<Demand> demand(Point point, long bodyBytes) {
    return Workload.demand(point, burstMicros(point) * 1_000, waitMicros(point) * 1_000, bodyBytes);
  }

  /** Steps of a task's burst. */
  public static int steps(Point point) {
    return Math.toIntExact(burstMicros(point) * XorShift.STEPS_PER_MICRO);
  }

  private static long burstMicros(Point point) {
    return point.parameter(TASK_MICROS) * point.parameter(CPU_SHARE) / 100;
  }

  /** D, the wait of a task. */
  public static long waitMicros(Point point) {
    return point.parameter(TASK_MICROS) - burstMicros(point);
  }

  /** Computes, waits at least so long, and answers with what it computed. */
  record BurstThenWait(long index, int steps, long waitMicros) implements SplitTask {
    @Override
    public long call() throws InterruptedException {
      long answer = computing().call();
      TimeUnit.MICROSECONDS.sleep(waitMicros);
      return answer;
    }

    @Override
    public Burst computing() {
      return new Burst(index, steps);
    }

    /** The wait ends on the JDK's timer. */
    @Override
    public void begin(long computed, CompletableFuture<Long> answer) {
      answer.completeOnTimeout(computed, waitMicros, TimeUnit.MICROSECONDS);
    }
  }
}
