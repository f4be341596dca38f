package org.concurrencyatlas.workload.waiting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.SplitMix;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Traceable;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.XorShift;

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
              new WholeNumber(
                  CONCURRENCY, "tasks admitted at once, 0 for each model's own", 0, 100_000, 0)),
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

  /**
   * The longer of two bounds. Both rest on s, the time of a burst while each of the P processors
   * computes one, and on this: with fewer bursts at once the machine does not get more of them
   * done, at most P/s in a second.
   *
   * <ul>
   *   <li>Tasks admitted one after the other follow each other in C slots, and some slot serves
   *       ⌈N/C⌉ of them. A task holds its slot for its burst and then for D; and no burst is
   *       shorter than s/P, even of a task that has the machine to itself: a processor alone may be
   *       faster than one of many, but not than all of them together.
   *   <li>The last burst ends at N·s/P at the earliest, and its task waits D after that.
   * </ul>
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.of(waitMicros(point), ChronoUnit.MICROS);
    Duration shortest = wait.plus(Limit.computing(1, machine));
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), shortest),
        Limit.computing(tasks, machine).plus(wait));
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
  record BurstThenWait(long index, int steps, long waitMicros) implements BurstTask {
    @Override
    public long call() throws InterruptedException {
      long answer = burst();
      TimeUnit.MICROSECONDS.sleep(waitMicros);
      return answer;
    }

    /** The wait ends on the JDK's timer. */
    @Override
    public void begin(CompletableFuture<Long> answer) {
      answer.completeOnTimeout(burst(), waitMicros, TimeUnit.MICROSECONDS);
    }

    private long burst() {
      return XorShift.walk(SplitMix.mix(index), steps);
    }
  }
}
