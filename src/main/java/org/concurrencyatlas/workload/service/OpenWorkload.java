package org.concurrencyatlas.workload.service;

import java.util.BitSet;
import java.util.Optional;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Workload;

/**
 * Work that comes at times of its own, whatever became of what came before: an open loop. A closed
 * loop sends the next request when an answer has come, and so spares a service that is late the
 * very requests that would have waited.
 */
public interface OpenWorkload extends Workload {
  /**
   * Requests a second in the mean.
   *
   * @param processors those of the JVM that serves
   */
  double perSecond(Point point, int processors);

  /**
   * When the requests are due; the same seed gives the same times.
   *
   * @param processors those of the JVM that serves
   */
  Arrivals arrivals(Point point, int processors, long seed);

  /**
   * Whether the next request waits for the answer to the last, and is timed from when it was sent:
   * a closed loop, as most load generators are, to show what it hides.
   */
  default boolean waitsForAnswers(Point point) {
    return false;
  }

  /** So many requests may be without an answer at once; what is due beyond is not sent. */
  long backlog(Point point);

  /** From so many requests in flight on, the next is refused at the door; 0 for none. */
  default long shed(Point point) {
    return 0;
  }

  /** Whoever asked gives a request up that has no answer after so many nanoseconds; 0 for never. */
  default long giveUpNanos(Point point) {
    return 0;
  }

  /** Which of the different requests are long: their latency is told apart. */
  default BitSet longer(Point point) {
    return new BitSet();
  }

  /** Which of the different requests fail, by a {@link PlannedFailure}. */
  default BitSet failing(Point point) {
    return new BitSet();
  }

  /** That requests come faster for a while of what is measured. */
  default Optional<LoadBurst> burst(Point point) {
    return Optional.empty();
  }
}
