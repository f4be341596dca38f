package org.concurrencyatlas.workload.service;

import java.util.BitSet;
import java.util.Optional;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Workload;

/**
 * Work that comes at times of its own, whatever became of what came before: an open loop. A closed
 * loop sends the next request only after an answer, so that a slow service never gets the requests
 * that would have waited.
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

  /** The most requests without an answer at once; what is due beyond that is not sent. */
  long backlog(Point point);

  /** With so many requests in flight the next one is refused; 0 for no bound. */
  default long shed(Point point) {
    return 0;
  }

  /** A request without an answer after so many nanoseconds is given up; 0 for never. */
  default long giveUpNanos(Point point) {
    return 0;
  }

  /** Which of the different requests are long: their latency is recorded separately. */
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
