package org.concurrencyatlas.workload.coordination;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.BytePattern;

/** Messages that are hardly worth reading: what is left is the cost of getting them there. */
public final class Ipc implements Workload {
  private static final String BYTES = "bytes";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "ipc",
          "a payload is looked at, one byte a cache line: the figure is the price of the way to it",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "messages in a batch", 1, 1_000_000, 1_000),
              new WholeNumber(BYTES, "size of a message", 1, BytePattern.MAX_SLICE, 1 << 10)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    byte[] payload = payload(point);
    return IntStream.range(0, (int) point.parameter(TASKS))
        .<Task>mapToObj(index -> new Message(index, payload))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long tasks = point.parameter(TASKS);
    return tasks * new Message(0, payload(point)).call() + tasks * (tasks - 1) / 2;
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  private static byte[] payload(Point point) {
    byte[] payload = new byte[(int) point.parameter(BYTES)];
    BytePattern.all().get(payload);
    return payload;
  }

  /** Answers with its index plus one byte of each cache line of the payload. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its bytes below
  record Message(int index, byte[] payload) implements Task {
    private static final int CACHE_LINE = 64;

    @Override
    public long call() {
      long sum = index;
      for (int i = 0; i < payload.length; i += CACHE_LINE) {
        sum += payload[i];
      }
      return sum;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Message that
          && index == that.index
          && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
      return 31 * index + Arrays.hashCode(payload);
    }
  }
}
