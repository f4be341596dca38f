package org.concurrencyatlas.workload.coordination;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * A number goes to another thread of the same process and back, and whoever waits for it looks
 * again and again: each way costs what a cache line takes from processor to processor. It is the
 * floor of whatever several processors write to, as long as nobody sleeps.
 */
public final class CacheLinePingPong implements Workload {
  private static final String TRIPS = "trips";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "cache-line",
          "a number goes to a spinning thread and back: a cache line's way, twice",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 10_000, 10),
              new WholeNumber(TRIPS, "times there and back in a task", 1, 1_000_000, 10_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int trips = (int) point.parameter(TRIPS);
    return IntStream.range(0, (int) point.parameter(TASKS))
        .<Task>mapToObj(index -> new Trips(index, trips))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long trips = point.parameter(TRIPS);
    return LongStream.range(0, point.parameter(TASKS)).map(index -> index + trips).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** Answers with its index plus the times that the number has come back. */
  record Trips(int index, int trips) implements Task {
    @Override
    public long call() throws InterruptedException {
      Partner partner = new Partner(trips);
      partner.start();
      try {
        for (int trip = 1; trip <= trips; trip++) {
          partner.turn = 2 * trip - 1;
          partner.awaitTurn(2 * trip);
        }
        return index + (long) partner.turn / 2;
      } finally {
        partner.interrupt();
        partner.join();
      }
    }
  }

  /** The thread at the other end: odd turns are its own, even ones the task's. */
  private static final class Partner extends Thread {
    /** So often one looks before another thread may have the processor, if there is only one. */
    private static final int LOOKS = 10_000;

    private final int trips;
    private volatile int turn;

    Partner(int trips) {
      super("cache-line");
      this.trips = trips;
      setDaemon(true);
    }

    /** Spins on the calling thread. */
    @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
    void awaitTurn(int wanted) throws InterruptedException {
      for (int looks = 0; turn != wanted; looks++) {
        if (looks % LOOKS == LOOKS - 1) {
          if (Thread.interrupted()) {
            throw new InterruptedException("while another thread had the turn");
          }
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public void run() {
      try {
        for (int trip = 1; trip <= trips; trip++) {
          awaitTurn(2 * trip - 1);
          turn = 2 * trip;
        }
      } catch (InterruptedException e) {
        // the task was stopped, and so is its partner
      }
    }
  }
}
