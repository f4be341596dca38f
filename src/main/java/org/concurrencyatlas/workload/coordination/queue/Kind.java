package org.concurrencyatlas.workload.coordination.queue;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.result.UsageException;

/** The kinds of queue. */
enum Kind {
  /** An array behind one lock. */
  ARRAY_BLOCKING(Bound.ANY, Ends.MANY, Set.of()),
  /** A linked list behind two locks. */
  LINKED_BLOCKING(Bound.OPTIONAL, Ends.MANY, Set.of()),
  /** A linked list whose ends hand over to each other where they can. */
  LINKED_TRANSFER(Bound.NONE, Ends.MANY, Set.of()),
  /** A linked list without locks and without waiting: a task that finds it empty tries again. */
  CONCURRENT_LINKED(Bound.NONE, Ends.MANY, Set.of()),
  /** Holds nothing: each message is handed from one task to another. */
  SYNCHRONOUS(Bound.NONE, Ends.MANY, Set.of()),
  /** An array without locks: a task that finds it empty or full tries again. */
  JCTOOLS_SPSC(Bound.POWER_OF_TWO, Ends.ONE_TO_ONE, Set.of(Library.JCTOOLS)),
  /** The same for many at both ends. */
  JCTOOLS_MPMC(Bound.POWER_OF_TWO, Ends.MANY, Set.of(Library.JCTOOLS)),
  /** A ring whose receiver sleeps at a lock. */
  DISRUPTOR_BLOCKING(Bound.POWER_OF_TWO, Ends.ONE_RECEIVER, Set.of(Library.DISRUPTOR)),
  /** A ring whose receiver spins, yields, then parks for moments. */
  DISRUPTOR_SLEEPING(Bound.POWER_OF_TWO, Ends.ONE_RECEIVER, Set.of(Library.DISRUPTOR));

  private static final int LEAST_POWER = 4;

  private final Bound bound;
  private final Ends ends;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<Library> libraries;

  /** How many messages it may hold. */
  private enum Bound {
    NONE,
    OPTIONAL,
    ANY,
    POWER_OF_TWO
  }

  /** Who may be at its ends. */
  private enum Ends {
    ONE_TO_ONE,
    ONE_RECEIVER,
    MANY
  }

  Kind(Bound bound, Ends ends, Set<Library> libraries) {
    this.bound = bound;
    this.ends = ends;
    this.libraries = libraries;
  }

  /** What it needs on the class path. */
  Set<Library> libraries() {
    return libraries;
  }

  /**
   * Refuses a bound that such a queue cannot have, or the lack of one.
   *
   * @param name the kind as it is written
   * @param capacity messages, 0 for no bound
   */
  void checkCapacity(String name, long capacity) {
    if (capacity == 0 && (bound == Bound.ANY || bound == Bound.POWER_OF_TWO)) {
      throw new UsageException(
          "capacity=0 is no bound, which kind=%s must have; give capacity=1024".formatted(name));
    }
    if (capacity > 0 && bound == Bound.NONE) {
      throw new UsageException(
          "capacity=%d is not for kind=%s, which has no bound; give capacity=0 or"
                  .formatted(capacity, name)
              + " kind=linked-blocking");
    }
    boolean power = capacity >= LEAST_POWER && Long.bitCount(capacity) == 1;
    if (bound == Bound.POWER_OF_TWO && !power) {
      throw new UsageException(
          "capacity=%d is not for kind=%s; give a power of two from %d on, like capacity=1024"
              .formatted(capacity, name, LEAST_POWER));
    }
  }

  /**
   * Refuses more senders or receivers than such a queue can have.
   *
   * @param name the kind as it is written
   * @param senders of one queue
   * @param receivers of one queue
   */
  void checkEnds(String name, long senders, long receivers) {
    boolean allowed =
        switch (ends) {
          case ONE_TO_ONE -> senders == 1 && receivers == 1;
          case ONE_RECEIVER -> receivers == 1;
          case MANY -> true;
        };
    if (!allowed) {
      throw new UsageException(
          "kind=%s is for %s, here %d send and %d receive; give another kind or pattern"
              .formatted(
                  name,
                  ends == Ends.ONE_TO_ONE ? "one sender and one receiver" : "one receiver",
                  senders,
                  receivers));
    }
  }

  /**
   * An empty queue. What belongs to a library is behind a class of its own, so that a JVM without
   * it can tell of the kinds.
   *
   * @param capacity messages, 0 for no bound
   * @param senders tasks that will send
   */
  Handover open(int capacity, int senders) {
    return switch (this) {
      case ARRAY_BLOCKING -> new Handover.Blocking(new ArrayBlockingQueue<>(capacity));
      case LINKED_BLOCKING ->
          new Handover.Blocking(
              capacity == 0 ? new LinkedBlockingQueue<>() : new LinkedBlockingQueue<>(capacity));
      case LINKED_TRANSFER -> new Handover.Blocking(new LinkedTransferQueue<>());
      case CONCURRENT_LINKED -> new Handover.Trying(new ConcurrentLinkedQueue<>());
      case SYNCHRONOUS -> new Handover.Blocking(new SynchronousQueue<>());
      case JCTOOLS_SPSC -> JcToolsQueues.oneToOne(capacity);
      case JCTOOLS_MPMC -> JcToolsQueues.manyToMany(capacity);
      case DISRUPTOR_BLOCKING -> DisruptorRing.blocking(capacity, senders);
      case DISRUPTOR_SLEEPING -> DisruptorRing.sleeping(capacity, senders);
    };
  }
}
