package org.concurrencyatlas.workload.coordination.queue;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;

/** A queue between tasks. */
interface Handover {
  /** Waits until there is room, and adds a message. */
  void put(Long message) throws InterruptedException;

  /** Waits until there is a message, and removes it. */
  Long take() throws InterruptedException;

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

  /** A queue at which no thread sleeps: one that finds it empty or full yields and tries again. */
  record Trying(Queue<Long> queue) implements Handover {
    @Override
    public void put(Long message) throws InterruptedException {
      while (!queue.offer(message)) {
        letOthersRun("while a queue was full");
      }
    }

    @Override
    public Long take() throws InterruptedException {
      Long message = queue.poll();
      while (message == null) {
        letOthersRun("while a queue was empty");
        message = queue.poll();
      }
      return message;
    }

    @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
    private static void letOthersRun(String when) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException(when);
      }
      Thread.yield();
    }
  }
}
