package org.concurrencyatlas.workload.coordination.counter;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.coordination.LastTask;

/**
 * Tasks that all add to one counter, in one of several ways. The last one to end answers with the
 * counter's value: what a way without protection has lost is missing in the checksum. Where nobody
 * shares anything each task counts for itself, which is the work without the coordination.
 */
public abstract class Counting implements Workload {
  /** The parameter that names the way. */
  static final String KIND = "kind";

  /** Each task counts for itself. */
  static final String NONE = "none";

  /** How often a task counts. */
  static final String UPDATES = "updates";

  private final WorkloadInfo info;

  /**
   * Describes one such workload.
   *
   * @param kinds the ways, without {@link #NONE}; the first is the default
   */
  Counting(String id, String description, List<String> kinds, int updates) {
    this.info =
        new WorkloadInfo(
            id,
            description,
            "T ≥ N·s/P",
            WorkloadInfo.Kind.CPU_BOUND,
            List.of(
                new Choice(
                    KIND,
                    "the way to count",
                    Stream.concat(kinds.stream(), Stream.of(NONE)).toList(),
                    kinds.getFirst()),
                new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 100),
                new WholeNumber(UPDATES, "times that a task counts", 1, 1_000_000, updates),
                Workload.concurrency(100_000)),
            Set.of());
  }

  @Override
  public final WorkloadInfo info() {
    return info;
  }

  @Override
  public final List<Task> batch(Point point, Services services) {
    int updates = (int) point.parameter(UPDATES);
    int tasks = (int) point.parameter(TASKS);
    return point.choice(KIND).equals(NONE)
        ? Collections.nCopies(tasks, new Alone(updates, 1))
        : shared(point.choice(KIND), tasks, updates);
  }

  /** The tasks of a batch that count in such a way. */
  abstract List<Task> shared(String kind, int tasks, int updates);

  @Override
  public final long expected(Point point) {
    return point.parameter(TASKS) * point.parameter(UPDATES);
  }

  @Override
  public final boolean countsUpdates() {
    return true;
  }

  @Override
  public final Point bareKernel(Point point) {
    return point.with(KIND, NONE);
  }

  @Override
  public final Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** Counts for itself; the stride is 1, and as in {@link Tally#add} no constant. */
  record Alone(int updates, int stride) implements Task {
    @Override
    public long call() {
      long count = 0;
      for (int i = 0; i < updates; i += stride) {
        count++;
      }
      return count;
    }
  }

  /** Tasks of one JVM, which hold their counter. */
  abstract static class InOneJvm extends Counting {
    private final Map<String, Supplier<Tally>> kinds;

    InOneJvm(String id, String description, SequencedMap<String, Supplier<Tally>> kinds) {
      super(id, description, List.copyOf(kinds.keySet()), 10_000);
      this.kinds = kinds;
    }

    @Override
    public final Needs needs(Point point) {
      return point.choice(KIND).equals(NONE) ? Needs.NOTHING : Needs.SHARED_MEMORY;
    }

    @Override
    final List<Task> shared(String kind, int tasks, int updates) {
      Supplier<Tally> way = kinds.get(kind);
      if (way == null) {
        throw new IllegalArgumentException("no way to count is called " + kind);
      }
      return Collections.nCopies(tasks, new Updates(way.get(), new LastTask(tasks), updates, 1));
    }
  }

  /** Adds to the counter that all tasks of the batch have. */
  record Updates(Tally counter, LastTask last, int updates, int stride) implements Task {
    @Override
    public long call() {
      counter.add(updates, stride);
      if (!last.done()) {
        return 0;
      }
      long value = counter.value();
      counter.reset();
      return value;
    }
  }
}
