package org.concurrencyatlas.analysis.advice;

import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What bounds the throughput of a contender.
 *
 * @param tasksPerSecond what it reached
 * @param waitsPerSecond what waits and tasks in flight allow
 * @param busyProcessors processors that its JVM kept busy on average; NaN when unknown
 * @param processors processors that there are
 * @param residentBytes its peak resident memory; NaN when unknown
 * @param memoryBytes memory that there is
 */
public record RateLimits(
    double tasksPerSecond,
    double waitsPerSecond,
    double busyProcessors,
    int processors,
    double residentBytes,
    long memoryBytes) {
  /** From this share of a bound on it is what holds the contender back. */
  private static final double REACHED = 0.85;

  /** What holds a contender back. */
  public enum Bound {
    /** Its processors are busy. */
    PROCESSORS,
    /** Its tasks wait, and no more are in flight. */
    WAITS,
    /** Its memory is used up. */
    MEMORY,
    /** Neither: others use the processors, or it sleeps where it need not. */
    NONE
  }

  static RateLimits of(Demand demand, ContenderResult result, Environment environment) {
    double rate = result.tasksPerSecond().estimate();
    return new RateLimits(
        rate,
        demand.waitNanos() == 0 ? Double.POSITIVE_INFINITY : demand.waitsPerSecond(),
        rate * result.usage().cpuNanosPerTask() / 1e9,
        environment.processors(),
        result.usage().peakResidentBytes(),
        environment.memoryBytes());
  }

  /** What holds it back. */
  public Bound bound() {
    if (residentBytes >= REACHED * memoryBytes) {
      return Bound.MEMORY;
    }
    if (busyProcessors >= REACHED * processors) {
      return Bound.PROCESSORS;
    }
    return tasksPerSecond >= REACHED * waitsPerSecond ? Bound.WAITS : Bound.NONE;
  }
}
