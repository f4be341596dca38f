package org.concurrencyatlas.workload.coordination.queue;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.concurrencyatlas.result.UsageException;

/** A queue between tasks. */
sealed interface Handover {
  /** Waits until there is room, and adds a message. */
  void put(Long message) throws InterruptedException;

  /** Waits until there is a message, and removes it. */
  Long take() throws InterruptedException;

  /** The kinds of queue. */
  enum Kind {
    /** An array behind one lock: must be bounded. */
    ARRAY_BLOCKING(true, true),
    /** A linked list behind two locks, bounded or not. */
    LINKED_BLOCKING(false, true),
    /** A linked list whose ends hand over to each other where they can: unbounded. */
    LINKED_TRANSFER(false, false),
    /** A linked list without locks and without waiting: who finds it empty tries again. */
    CONCURRENT_LINKED(false, false),
    /** Holds nothing: each message is handed from one task to another. */
    SYNCHRONOUS(false, false);

    private final boolean mustBeBounded;
    private final boolean mayBeBounded;

    Kind(boolean mustBeBounded, boolean mayBeBounded) {
      this.mustBeBounded = mustBeBounded;
      this.mayBeBounded = mayBeBounded;
    }

    /**
     * Refuses a bound that such a queue cannot have, or the lack of one.
     *
     * @param capacity messages, 0 for no bound
     */
    void check(String name, long capacity) {
      if (mustBeBounded && capacity == 0) {
        throw new UsageException(
            "capacity=0 is no bound, which kind=%s must have; give capacity=1024".formatted(name));
      }
      if (!mayBeBounded && capacity > 0) {
        throw new UsageException(
            "capacity=%d is not for kind=%s, which has no bound; give capacity=0 or"
                    .formatted(capacity, name)
                + " kind=linked-blocking");
      }
    }

    /** An empty queue; a capacity of 0 is no bound. */
    Handover open(int capacity) {
      return switch (this) {
        case ARRAY_BLOCKING -> new Blocking(new ArrayBlockingQueue<>(capacity));
        case LINKED_BLOCKING ->
            new Blocking(
                capacity == 0 ? new LinkedBlockingQueue<>() : new LinkedBlockingQueue<>(capacity));
        case LINKED_TRANSFER -> new Blocking(new LinkedTransferQueue<>());
        case CONCURRENT_LINKED -> new Trying(new ConcurrentLinkedQueue<>());
        case SYNCHRONOUS -> new Blocking(new SynchronousQueue<>());
      };
    }
  }

  /** A queue at which threads sleep. */
  record Blocking(BlockingQueue<Long> queue) implements Handover {
    @Override
    public void put(Long message) throws InterruptedException {
      queue.put(message);
    }

    @Override
    public Long take() throws InterruptedException {
      return queue.take();
    }
  }

  /** A queue at which nobody sleeps: who finds it empty lets others run and tries again. */
  record Trying(Queue<Long> queue) implements Handover {
    @Override
    public void put(Long message) {
      queue.add(message);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
    public Long take() throws InterruptedException {
      Long message = queue.poll();
      while (message == null) {
        if (Thread.interrupted()) {
          throw new InterruptedException("while a queue was empty");
        }
        Thread.yield();
        message = queue.poll();
      }
      return message;
    }
  }
}
