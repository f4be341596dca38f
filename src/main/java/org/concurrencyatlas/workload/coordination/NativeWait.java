package org.concurrencyatlas.workload.coordination;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Tasks that wait in native code, as a driver or a library outside the JVM does. A virtual thread
 * keeps its carrier for so long: the carriers are a second limit, below C.
 */
public final class NativeWait implements Workload {
  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "native-wait",
          "wait in native code (usleep), where a virtual thread keeps its carrier",
          "T ≥ ⌈N/C⌉·D; of virtual threads ⌈N/carriers⌉·D",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 100),
              new WholeNumber(WAIT_MICROS, "wait of a task", 1, 999_999, 10_000),
              Workload.concurrency(100_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int waitMicros = (int) point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new Sleeps(index, waitMicros))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS)).map(SplitMix::mix).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.waiting(
        point.parameter(TASKS),
        point.parameter(CONCURRENCY),
        Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS));
  }

  /** Calls the C library's {@code usleep}, then answers with its number, scrambled. */
  record Sleeps(long index, int waitMicros) implements Task {
    private static final MethodHandle USLEEP = usleep();

    @Override
    public long call() {
      long until = System.nanoTime() + Duration.of(waitMicros, ChronoUnit.MICROS).toNanos();
      long left = waitMicros;
      while (left > 0) { // a signal ends the call early
        sleep((int) left);
        left = Math.ceilDiv(until - System.nanoTime(), 1_000L);
      }
      return SplitMix.mix(index);
    }

    private static void sleep(int micros) {
      try {
        int _ = (int) USLEEP.invokeExact(micros);
      } catch (Throwable e) {
        throw new IllegalStateException("usleep(" + micros + ") cannot be called", e);
      }
    }

    @SuppressWarnings("restricted") // the types are those of the C library's header
    private static MethodHandle usleep() {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("usleep"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }
  }
}
