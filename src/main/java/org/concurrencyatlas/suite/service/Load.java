package org.concurrencyatlas.suite.service;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;
import org.concurrencyatlas.workload.service.LoadBurst;
import org.concurrencyatlas.workload.service.OpenWorkload;

/**
 * What a service is asked for.
 *
 * @param tasks what is asked for, one after the other and again
 * @param longer which of them are long: their latency is recorded separately
 * @param failing which of them fail
 * @param perSecond requests a second in the mean
 * @param arrivals when they are due
 * @param closed whether a request waits for the answer to the one before
 * @param backlog requests without an answer beyond which none is sent
 * @param shed requests without an answer beyond which one is refused; 0 for none
 * @param giveUpNanos after which a request without an answer is given up; 0 for never
 * @param burst that they come faster for a while
 */
public record Load(
    List<Task> tasks,
    BitSet longer,
    BitSet failing,
    double perSecond,
    Arrivals arrivals,
    boolean closed,
    long backlog,
    long shed,
    long giveUpNanos,
    Optional<LoadBurst> burst) {
  public Load {
    tasks = List.copyOf(tasks);
  }

  /**
   * That of a point.
   *
   * @param tasks its batch
   * @param processors of this JVM
   * @param seed of the arrivals
   */
  public static Load of(
      OpenWorkload service, Point point, List<Task> tasks, int processors, long seed) {
    return new Load(
        tasks,
        service.longer(point),
        service.failing(point),
        service.perSecond(point, processors),
        service.arrivals(point, processors, seed),
        service.waitsForAnswers(point),
        service.backlog(point),
        service.shed(point),
        service.giveUpNanos(point),
        service.burst(point));
  }

  /** Whether one more is refused at the door. */
  boolean refuses(long inFlight) {
    return shed > 0 && inFlight >= shed;
  }
}
