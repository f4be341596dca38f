package org.concurrencyatlas.model.thread;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/**
 * The single tasks of a session that has a thread for each, so that closing it can end them. The
 * JDK's executor of a thread for each task keeps such a set too.
 */
final class SingleTasks {
  private static final long POLL_MILLIS = 1;

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean ended;

  /** A task is about to get its thread, which calls {@link Completion#run} or {@code fail}. */
  Completion begin(Completion done) {
    begun.incrementAndGet();
    return new Watched(done);
  }

  /** What was begun has got no thread. */
  void giveUp() {
    begun.decrementAndGet();
  }

  /** Interrupts what runs, lets nothing else run, and waits for all to end, at most so long. */
  void end(Duration time) throws InterruptedException {
    ended = true;
    running.forEach(Thread::interrupt);
    long deadline = System.nanoTime() + time.toNanos();
    while (begun.get() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private final class Watched implements Completion {
    private final Completion done;

    Watched(Completion done) {
      this.done = done;
    }

    @Override
    public void run(Task task) {
      Thread thread = Thread.currentThread();
      running.add(thread); // before the look at ended: one of the two sees the other
      try {
        if (ended) {
          done.fail(new CancellationException("the session was closed"));
        } else {
          done.run(task);
        }
      } finally {
        running.remove(thread);
        begun.decrementAndGet();
      }
    }

    @Override
    public void succeed(long answer) {
      begun.decrementAndGet();
      done.succeed(answer);
    }

    @Override
    public void fail(Throwable cause) {
      begun.decrementAndGet();
      done.fail(cause);
    }
  }
}
