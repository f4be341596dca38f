package org.concurrencyatlas.workload.coordination.driven;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.concurrencyatlas.workload.Submitter.Submission;

/**
 * The results of tasks, on their way from the threads that have them to the one that takes them.
 */
sealed interface Results {
  /** Called by the thread that has an answer, once for each. */
  void put(int index, long answer, Use use);

  /**
   * Takes results from one on until before another, in the order in which they are taken, and uses
   * them.
   *
   * @param all the tasks; may be awaited more than once
   * @return the sum of their answers
   */
  long take(int from, int to, Use use, Submission all)
      throws ExecutionException, InterruptedException;

  /** A future for each; they are taken in the order of submission. */
  record InOrder(List<CompletableFuture<Long>> futures) implements Results {
    InOrder(int tasks) {
      this(Stream.generate(CompletableFuture<Long>::new).limit(tasks).toList());
    }

    @Override
    public void put(int index, long answer, Use use) {
      boolean _ = futures.get(index).complete(answer);
    }

    @Override
    public long take(int from, int to, Use use, Submission all)
        throws ExecutionException, InterruptedException {
      long sum = 0;
      for (int i = from; i < to; i++) {
        long answer = futures.get(i).get();
        use.accept(answer);
        sum += answer;
      }
      return sum;
    }
  }

  /** A queue of those that are there, as in {@link java.util.concurrent.CompletionService}. */
  record AsCompleted(BlockingQueue<Long> there) implements Results {
    AsCompleted() {
      this(new LinkedBlockingQueue<>());
    }

    @Override
    public void put(int index, long answer, Use use) {
      there.add(answer);
    }

    @Override
    public long take(int from, int to, Use use, Submission all) throws InterruptedException {
      long sum = 0;
      for (int i = from; i < to; i++) {
        long answer = there.take();
        use.accept(answer);
        sum += answer;
      }
      return sum;
    }
  }

  /** The thread that has a result uses it at once; the answers are added up when all are there. */
  record Callbacks(int tasks, CountDownLatch first) implements Results {
    Callbacks(int tasks) {
      this(tasks, new CountDownLatch(1));
    }

    @Override
    public void put(int index, long answer, Use use) {
      use.accept(answer);
      first.countDown();
    }

    @Override
    public long take(int from, int to, Use use, Submission all)
        throws ExecutionException, InterruptedException {
      if (from == to || to < tasks) {
        first.await();
        return 0;
      }
      return all.await();
    }
  }

  /** Nothing is taken before all are there. */
  record AllAtOnce(AtomicLongArray answers) implements Results {
    AllAtOnce(int tasks) {
      this(new AtomicLongArray(tasks));
    }

    @Override
    public void put(int index, long answer, Use use) {
      answers.set(index, answer);
    }

    @Override
    public long take(int from, int to, Use use, Submission all)
        throws ExecutionException, InterruptedException {
      if (from == 0) {
        long _ = all.await();
      }
      long sum = 0;
      for (int i = from; i < to; i++) {
        use.accept(answers.get(i));
        sum += answers.get(i);
      }
      return sum;
    }
  }
}
