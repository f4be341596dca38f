package org.concurrencyatlas.workload.coordination.queue;

import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;

/** Queues of JCTools: arrays without locks, at which no thread sleeps. */
final class JcToolsQueues {
  private JcToolsQueues() {}

  /** For one sender and one receiver. */
  static Handover oneToOne(int capacity) {
    return new Handover.Trying(new SpscArrayQueue<>(capacity));
  }

  /** For any number of both. */
  static Handover manyToMany(int capacity) {
    return new Handover.Trying(new MpmcArrayQueue<>(capacity));
  }
}
