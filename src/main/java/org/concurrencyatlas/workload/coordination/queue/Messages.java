package org.concurrencyatlas.workload.coordination.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;

/**
 * Tasks at the ends of a queue. They wait on their thread: a model that keeps threads free for
 * others may start more for them, one that holds none cannot run them.
 */
sealed interface Messages extends AsyncTask {
  @Override
  default CompletionStage<Long> callAsync() {
    return CompletableFuture.failedFuture(
        new UnsupportedTaskException(
            "its tasks wait on a thread for a message; the queues have no form without one"));
  }

  /** Sends consecutive numbers; answers with 0. */
  record Sender(Handover queue, long first, int messages) implements Messages {
    @Override
    public long call() throws InterruptedException {
      for (long message = first; message < first + messages; message++) {
        queue.put(message);
      }
      return 0;
    }
  }

  /** Receives so many numbers; answers with their sum. */
  record Receiver(Handover queue, long messages) implements Messages {
    @Override
    public long call() throws InterruptedException {
      long sum = 0;
      for (long i = 0; i < messages; i++) {
        sum += queue.take();
      }
      return sum;
    }
  }

  /** Sends a number and waits until it is back, again and again; answers with the sum. */
  record Asker(Handover there, Handover back, long first, int messages) implements Messages {
    @Override
    public long call() throws InterruptedException {
      long sum = 0;
      for (long message = first; message < first + messages; message++) {
        there.put(message);
        sum += back.take();
      }
      return sum;
    }
  }

  /** Sends back what it receives; answers with 0. */
  record Echo(Handover there, Handover back, int messages) implements Messages {
    @Override
    public long call() throws InterruptedException {
      for (int i = 0; i < messages; i++) {
        back.put(there.take());
      }
      return 0;
    }
  }

  /** Puts numbers into a queue of its own and takes each out again; answers with their sum. */
  record Alone(Kind kind, int capacity, long first, int messages) implements Task {
    @Override
    public long call() throws InterruptedException {
      Handover own = kind.open(capacity, 1);
      long sum = 0;
      for (long message = first; message < first + messages; message++) {
        own.put(message);
        sum += own.take();
      }
      return sum;
    }
  }
}
