package org.concurrencyatlas.workload.coordination;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
 * A token goes to another thread of the same process and back. The one who waits for it sleeps, so
 * that each way costs what the kernel takes to wake a thread: the floor of every round trip, be it
 * within a process or between two, whose ends do not spin.
 */
public final class ThreadPingPong implements Workload {
  private static final String TRIPS = "trips";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "hand-over",
          "a token goes to a sleeping thread and back: the kernel's price of a wake-up, twice",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 10),
              new WholeNumber(TRIPS, "times there and back in a task", 1, 1_000_000, 1_000)),
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

  /** Answers with its index plus the times that the token has come back. */
  record Trips(int index, int trips) implements Task {
    @Override
    public long call() throws InterruptedException {
      Partner partner = new Partner(Thread.currentThread());
      partner.start();
      try {
        for (int i = 0; i < trips; i++) {
          partner.handOver();
        }
        return index + (long) partner.received;
      } finally {
        partner.interrupt();
        partner.join();
      }
    }
  }

  /** The thread at the other end; each takes the token only when it is its own. */
  private static final class Partner extends Thread {
    private final Thread caller;
    private volatile boolean mine;
    private int received;

    Partner(Thread caller) {
      super("hand-over");
      this.caller = caller;
      setDaemon(true);
    }

    void handOver() throws InterruptedException {
      mine = true;
      LockSupport.unpark(this);
      while (mine) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          throw new InterruptedException("while another thread had the token");
        }
      }
    }

    @Override
    public void run() {
      while (!Thread.interrupted()) {
        if (mine) {
          received++;
          mine = false;
          LockSupport.unpark(caller);
        } else {
          LockSupport.park(this);
        }
      }
    }
  }
}
