package org.concurrencyatlas.workload.coordination.queue;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.Sequencer;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.ProducerType;
import org.jspecify.annotations.Nullable;

/**
 * The ring of the LMAX Disruptor with one receiver. Strategies that spin are left out: where there
 * are no more processors than ends, a receiver that spins keeps the sender from its own.
 */
final class DisruptorRing implements Handover {
  private final RingBuffer<Slot> ring;
  private final SequenceBarrier published;

  /** The last message that was taken, as senders see it: they wait for room behind it. */
  private final Sequence taken = new Sequence();

  private long last = Sequencer.INITIAL_CURSOR_VALUE;
  private long available = Sequencer.INITIAL_CURSOR_VALUE;

  /** Holds a message; made once for each place. */
  private static final class Slot {
    private @Nullable Long message;
  }

  private DisruptorRing(int capacity, int senders, WaitStrategy wait) {
    ProducerType type = senders == 1 ? ProducerType.SINGLE : ProducerType.MULTI;
    this.ring = RingBuffer.create(type, Slot::new, capacity, wait);
    this.published = ring.newBarrier();
    ring.addGatingSequences(taken);
  }

  /** Whose receiver sleeps at a lock. */
  static Handover blocking(int capacity, int senders) {
    return new DisruptorRing(capacity, senders, new BlockingWaitStrategy());
  }

  /** Whose receiver spins a little, yields, then parks for moments. */
  static Handover sleeping(int capacity, int senders) {
    return new DisruptorRing(capacity, senders, new SleepingWaitStrategy());
  }

  @Override
  public void put(Long message) {
    long place = ring.next();
    ring.get(place).message = message;
    ring.publish(place);
  }

  /** Tells the senders of room when it has taken all that it knows to be there. */
  @Override
  public Long take() throws InterruptedException {
    long next = last + 1;
    while (next > available) {
      available = await(next);
    }
    Long message = ring.get(next).message;
    last = next;
    if (next == available) {
      taken.set(next);
    }
    if (message == null) {
      throw new IllegalStateException("place " + next + " of the ring was published empty");
    }
    return message;
  }

  /**
   * Waits for a message at a place or before it.
   *
   * @return the last place up to which all is there: less than was asked for where a sender has
   *     taken the place and not yet written to it, and then others run
   */
  @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
  private long await(long place) throws InterruptedException {
    try {
      long there = published.waitFor(place);
      if (there < place) {
        Thread.yield();
      }
      return there;
    } catch (AlertException | TimeoutException e) {
      throw new IllegalStateException("nobody alerts this barrier, and it has no time limit", e);
    }
  }
}
