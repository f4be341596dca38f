package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.WaitingTask;
import org.jspecify.annotations.Nullable;

/** A work-stealing pool; the batch is halved until single tasks are left. */
public final class ForkJoin implements ConcurrencyModel {
  private static final String PARALLELISM = "parallelism";
  private static final String ADMIT = "admit";
  private static final String BLOCKING = "blocking";
  private static final String MANAGED = "managed";
  private static final String PLAIN = "plain";
  private static final int MAX_THREADS = 32_767;

  /** The bound of the JDK's common pool; without one, thousands of threads would try to steal. */
  private static final int SPARES = 256;

  private static final long KEEP_ALIVE_SECONDS = 60;

  private static final ModelInfo INFO =
      new ModelInfo(
              "fork-join",
              "ForkJoinPool, recursive splitting; managed blocking when a task waits",
              "–",
              ADMIT,
              List.of(
                  PoolSize.setting(PARALLELISM, MAX_THREADS),
                  new WholeNumber(
                      ADMIT,
                      "threads with those that stand in for waiting ones, 0 for 256 of these",
                      0,
                      MAX_THREADS,
                      0),
                  new Choice(
                      BLOCKING,
                      "whether the pool is told when a task waits; plain holds its worker",
                      List.of(MANAGED, PLAIN),
                      MANAGED)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.TAKES_TASKS_ANY_TIME)
          .reading(CodeStyle.SPLITTING)
          .warning(
              BLOCKING, PLAIN, "does not tell its pool that a task waits, and gets no other thread")
          .marked(new Mark(0x008060, 0x00B386, Mark.Shape.TRIANGLE_DOWN, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    int parallelism = settings.wholeNumber(PARALLELISM);
    int admit = settings.wholeNumber(ADMIT);
    int admitted = admit == 0 ? Math.min(parallelism + SPARES, MAX_THREADS) : admit;
    boolean managed = settings.choice(BLOCKING).equals(MANAGED);
    ForkJoinPool threads = pool(Math.min(parallelism, admitted), admitted);
    return new PoolSession<>(
        threads, (pool, batch) -> submit(pool, batch, managed), new Submissions(threads, managed));
  }

  /** Keeps {@code parallelism} threads unblocked until there are {@code admitted} in all. */
  private static ForkJoinPool pool(int parallelism, int admitted) {
    return new ForkJoinPool(
        parallelism,
        ForkJoinPool.defaultForkJoinWorkerThreadFactory,
        null,
        false,
        parallelism,
        admitted,
        parallelism,
        saturated -> true,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS);
  }

  private static BatchLatch submit(ForkJoinPool pool, List<Task> batch, boolean managed) {
    BatchLatch whole = new BatchLatch(batch.isEmpty() ? 0 : 1);
    if (!batch.isEmpty()) {
      pool.execute(new Part(null, whole, batch, managed, 0, batch.size()));
    }
    return whole;
  }

  /** A worker that waits for tasks of its own joins them, where the pool may know that it waits. */
  private static Submission submitToJoin(ForkJoinPool pool, List<Task> tasks) {
    BatchLatch latch = new BatchLatch(tasks.isEmpty() ? 0 : 1);
    if (tasks.isEmpty()) {
      return latch;
    }
    Part whole = new Part(null, latch, tasks, true, 0, tasks.size());
    pool.execute(whole);
    return new JoinedTasks(pool, whole, latch);
  }

  /** Takes tasks beside those of a batch. */
  private record Submissions(ForkJoinPool pool, boolean managed) implements Submitter {
    @Override
    public void submit(Task task, Completion done) {
      pool.execute(() -> run(task, done, managed));
    }

    @Override
    public Submission submitAll(List<Task> tasks) {
      return managed ? submitToJoin(pool, tasks) : ForkJoin.submit(pool, tasks, false);
    }
  }

  private static void run(Task task, Completion done, boolean managed) {
    if (!managed || !(task instanceof WaitingTask)) {
      done.run(task);
      return;
    }
    try {
      ForkJoinPool.managedBlock(new WaitingAlone(task, done));
    } catch (InterruptedException e) {
      done.fail(e);
    }
  }

  /**
   * The tasks of a range. No thread ever waits for a part, which would leave fewer for the tasks:
   * the part that ends last adds up, as in the map-reduce example of {@link CountedCompleter}.
   */
  private static final class Part extends CountedCompleter<Void> {
    private static final long serialVersionUID = 1L;

    private final transient BatchLatch whole;
    private final transient List<Task> batch;
    private final boolean managed;
    private final int from;
    private final int to;
    private transient @Nullable Part sibling;
    private transient @Nullable Part children;
    private long sum;

    Part(
        @Nullable Part parent,
        BatchLatch whole,
        List<Task> batch,
        boolean managed,
        int from,
        int to) {
      super(parent);
      this.whole = whole;
      this.batch = batch;
      this.managed = managed;
      this.from = from;
      this.to = to;
    }

    @Override
    public void compute() {
      int end = to;
      while (end - from > 1) {
        int middle = (from + end) >>> 1;
        Part half = new Part(this, whole, batch, managed, middle, end);
        half.sibling = children;
        children = half;
        addToPendingCount(1);
        half.fork();
        end = middle;
      }
      sum = answer(batch.get(from));
      tryComplete();
    }

    @Override
    public void onCompletion(CountedCompleter<?> last) {
      for (Part part = children; part != null; part = part.sibling) {
        sum += part.sum;
      }
      if (getCompleter() == null) {
        whole.succeed(sum);
      }
    }

    private long answer(Task task) {
      return managed && task instanceof WaitingTask
          ? Waiting.answer(task, whole)
          : whole.call(task);
    }
  }

  /** A task that waits: the pool may start another thread in place of the one that it blocks. */
  private static final class Waiting implements ForkJoinPool.ManagedBlocker {
    private final Task task;
    private final BatchLatch whole;
    private long answer;
    private boolean done;

    private Waiting(Task task, BatchLatch whole) {
      this.task = task;
      this.whole = whole;
    }

    static long answer(Task task, BatchLatch whole) {
      Waiting waiting = new Waiting(task, whole);
      try {
        ForkJoinPool.managedBlock(waiting);
      } catch (InterruptedException e) {
        whole.fail(e);
      }
      return waiting.answer;
    }

    @Override
    public boolean block() {
      answer = whole.call(task);
      done = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      return done;
    }
  }

  /** The same for a task that is in no batch. */
  private static final class WaitingAlone implements ForkJoinPool.ManagedBlocker {
    private final Task task;
    private final Completion end;
    private boolean done;

    WaitingAlone(Task task, Completion end) {
      this.task = task;
      this.end = end;
    }

    @Override
    public boolean block() {
      end.run(task);
      done = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      return done;
    }
  }
}
