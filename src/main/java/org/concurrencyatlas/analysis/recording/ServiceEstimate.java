package org.concurrencyatlas.analysis.recording;

import java.util.List;
import java.util.Optional;

/**
 * What a recording says of the tasks of a service; empty where it cannot be derived.
 *
 * @param cpuNanos computing time of a task, nanoseconds
 * @param waitNanos time of a task in reads, nanoseconds
 * @param inFlight tasks under way at once
 * @param tasksPerSecond how many tasks ended in a second
 * @param tasks how many tasks that rests on
 * @param seconds how long the part of the recording is that it rests on
 * @param cpuSource where computing time was read
 * @param doubts what it does not say
 */
public record ServiceEstimate(
    Optional<Spread> cpuNanos,
    Optional<Spread> waitNanos,
    Optional<Spread> inFlight,
    Optional<Double> tasksPerSecond,
    long tasks,
    double seconds,
    CpuSource cpuSource,
    List<Doubt> doubts) {
  /** Where computing time was read. */
  public enum CpuSource {
    /** {@code jdk.CPUTimeSample}, with the samples that were lost. */
    SAMPLES,
    /** {@code jdk.ThreadCPULoad}. */
    LOADS,
    /** Nowhere. */
    NONE
  }

  public ServiceEstimate {
    doubts = List.copyOf(doubts);
  }
}
