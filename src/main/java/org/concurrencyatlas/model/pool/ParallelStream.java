package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/**
 * A parallel stream over the tasks. It runs in a pool of its own, for a stream that is started from
 * a worker uses that worker's pool; the common pool has the same threads and cannot be closed.
 */
public final class ParallelStream implements ConcurrencyModel {
  private static final String PARALLELISM = "parallelism";
  private static final int MAX_PARALLELISM = 32_767;

  private static final ModelInfo INFO =
      new ModelInfo(
              "parallel-stream",
              "a parallel stream over the tasks",
              "–",
              PARALLELISM,
              List.of(PoolSize.setting(PARALLELISM, MAX_PARALLELISM)))
          .reading(CodeStyle.LOOP)
          .with(Trait.COMPUTES, Trait.TAKES_TASKS_ANY_TIME)
          .marked(new Mark(0x008060, 0x00B386, Mark.Shape.TRIANGLE_UP, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    ForkJoinPool pool = new ForkJoinPool(settings.wholeNumber(PARALLELISM));
    return new PoolSession<>(pool, ParallelStream::submit, new Submissions(pool));
  }

  /** Takes tasks beside those of a batch: a stream for each submission. */
  private record Submissions(ForkJoinPool pool) implements Submitter {
    @Override
    public void submit(Task task, Completion done) {
      pool.execute(() -> Stream.of(task).parallel().forEach(done::run));
    }

    @Override
    public Submission submitAll(List<Task> tasks) {
      return submitToJoin(pool, tasks);
    }
  }

  private static BatchLatch submit(ForkJoinPool pool, List<Task> batch) {
    return submitToJoin(pool, batch).latch();
  }

  private static JoinedTasks submitToJoin(ForkJoinPool pool, List<Task> tasks) {
    BatchLatch latch = new BatchLatch(1);
    return new JoinedTasks(
        pool,
        pool.submit(() -> latch.run(() -> tasks.parallelStream().mapToLong(latch::call).sum())),
        latch);
  }
}
