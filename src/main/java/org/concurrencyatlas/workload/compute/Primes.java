package org.concurrencyatlas.workload.compute;

import java.time.Duration;
import java.util.BitSet;
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

/** Tasks that compute with branches and divisions; later ranges cost a little more. */
public final class Primes implements Workload {
  private static final String BELOW = "below";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "primes",
          "primes below a bound, counted by trial division: each task takes a range",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 256),
              new WholeNumber(BELOW, "the bound", 10, 10_000_000, 1_000_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    long tasks = point.parameter(TASKS);
    long below = point.parameter(BELOW);
    return LongStream.range(0, tasks)
        .<Task>mapToObj(
            index -> new Range((int) (below * index / tasks), (int) (below * (index + 1) / tasks)))
        .toList();
  }

  /** Counts with the sieve of Eratosthenes, which shares nothing with the kernel. */
  @Override
  public long expected(Point point) {
    int below = (int) point.parameter(BELOW);
    BitSet primes = new BitSet(below);
    primes.set(2, below);
    for (int n = 2; (long) n * n < below; n = primes.nextSetBit(n + 1)) {
      for (int multiple = n * n; multiple < below; multiple += n) {
        primes.clear(multiple);
      }
    }
    return primes.cardinality();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** How many primes there are from {@code from} to below {@code to}. */
  public record Range(int from, int to) implements Task {
    @Override
    public long call() {
      long count = 0;
      for (int n = from; n < to; n++) {
        if (isPrime(n)) {
          count++;
        }
      }
      return count;
    }

    private static boolean isPrime(int n) {
      if (n < 4) {
        return n >= 2;
      }
      if (n % 2 == 0) {
        return false;
      }
      for (int divisor = 3; divisor * divisor <= n; divisor += 2) {
        if (n % divisor == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
