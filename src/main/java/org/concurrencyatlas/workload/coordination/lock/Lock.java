package org.concurrencyatlas.workload.coordination.lock;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/** Tasks that all pass one lock, and compute or wait while they hold it. */
public final class Lock implements Workload {
  private static final String KIND = "kind";
  private static final String NONE = "none";
  private static final String OWN = "own-monitor";
  private static final String STAMPED = "stamped-lock";
  private static final String PASSES = "passes";
  private static final String HOLD_MICROS = "holdMicros";
  private static final String WAIT_NANOS = "waitNanos";
  private static final String DEPTH = "depth";

  /** What the bare kernel computes at a time: a batch of long holds would take minutes. */
  private static final long KERNEL_MICROS = 20_000;

  private static final SequencedMap<String, Supplier<Guard>> KINDS = kinds();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "lock",
          "all tasks pass one lock, and compute or wait while they hold it",
          "T ≥ N·(s + D); without a common lock max(⌈N/C⌉·(D + s/P), N·s/P)",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new Choice(KIND, "the lock", List.copyOf(KINDS.keySet()), "synchronized"),
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 100),
              new WholeNumber(PASSES, "times that a task takes the lock", 1, 100_000, 1),
              new WholeNumber(HOLD_MICROS, "computing under the lock", 0, 10_000, 0),
              new WholeNumber(WAIT_NANOS, "waiting under the lock", 0, 10_000_000_000L, 0),
              new WholeNumber(DEPTH, "times the lock is taken, one inside the other", 1, 100, 1),
              Workload.concurrency(100_000)),
          Set.of());

  private static SequencedMap<String, Supplier<Guard>> kinds() {
    SequencedMap<String, Supplier<Guard>> kinds = new LinkedHashMap<>();
    kinds.put("synchronized", Guard.Monitor::new);
    kinds.put("reentrant-lock", () -> new Guard.Reentrant(false));
    kinds.put("fair-lock", () -> new Guard.Reentrant(true));
    kinds.put(STAMPED, Guard.Stamped::new);
    kinds.put(OWN, Guard.Monitor::new);
    kinds.put(NONE, Guard.None::new);
    return kinds;
  }

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public void check(Point point) {
    if (point.choice(KIND).equals(STAMPED) && point.parameter(DEPTH) > 1) {
      throw new UsageException(
          "depth=%d is not for a stamped-lock, which its owner cannot take again; give depth=1 or"
                  .formatted(point.parameter(DEPTH))
              + " kind=reentrant-lock");
    }
  }

  @Override
  public Needs needs(Point point) {
    return Needs.SHARED_MEMORY;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int tasks = (int) point.parameter(TASKS);
    Supplier<Guard> guards = KINDS.getOrDefault(point.choice(KIND), Guard.None::new);
    Guard common = guards.get();
    boolean each = point.choice(KIND).equals(OWN);
    Holding.Protected passes = isCommon(point) ? new Holding.Protected(tasks) : null;
    Holding.Hold hold =
        new Holding.Hold(
            (int) point.parameter(PASSES),
            steps(point),
            point.parameter(WAIT_NANOS),
            (int) point.parameter(DEPTH));
    return LongStream.range(0, tasks)
        .<Task>mapToObj(index -> new Holding(index, each ? guards.get() : common, passes, hold))
        .toList();
  }

  /** What each task has computed, and how often a common lock was passed. */
  @Override
  public long expected(Point point) {
    long tasks = point.parameter(TASKS);
    long passes = point.parameter(PASSES);
    LongUnaryOperator all = XorShift.jump(Math.toIntExact(passes * steps(point)));
    return LongStream.range(0, tasks).map(SplitMix::mix).map(all).sum()
        + (isCommon(point) ? tasks * passes : 0);
  }

  @Override
  public boolean oneAtATime(Point point) {
    return isCommon(point);
  }

  @Override
  public Point bareKernel(Point point) {
    long micros = point.parameter(HOLD_MICROS) * point.parameter(PASSES);
    long most = micros == 0 ? Long.MAX_VALUE : Math.max(1, KERNEL_MICROS / micros);
    return point
        .with(KIND, NONE)
        .with(WAIT_NANOS, 0)
        .with(DEPTH, 1)
        .with(TASKS, Math.min(point.parameter(TASKS), most));
  }

  /**
   * Behind a common lock the tasks hold it one after the other, however many there are: 1/hold in a
   * second. Without one the bounds are those of tasks that compute and wait.
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.ofNanos(point.parameter(WAIT_NANOS) * point.parameter(PASSES));
    if (isCommon(point)) {
      return wait.plusNanos((long) machine.taskNanos()).multipliedBy(tasks);
    }
    Duration shortest = wait.plus(Limit.computing(1, machine));
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), shortest),
        Limit.computing(tasks, machine));
  }

  private static boolean isCommon(Point point) {
    String kind = point.choice(KIND);
    return !kind.equals(NONE) && !kind.equals(OWN);
  }

  private static int steps(Point point) {
    return Math.toIntExact(point.parameter(HOLD_MICROS) * XorShift.STEPS_PER_MICRO);
  }
}
