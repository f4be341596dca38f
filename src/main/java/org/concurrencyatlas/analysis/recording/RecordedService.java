package org.concurrencyatlas.analysis.recording;

import java.util.List;

/**
 * What a Flight Recorder file holds of a service, in numbers. Times are nanoseconds since the
 * epoch.
 *
 * @param reads reads of sockets
 * @param loads what threads used of the processors
 * @param samples samples of threads that computed
 * @param tasks spans of the user's own event; empty where none was named
 * @param machineLoads shares of all processors that were busy, in [0, 1]
 * @param processors hardware threads of the machine
 * @param readSettings how reads were recorded
 * @param from when the first event began
 * @param to when the last event ended
 */
public record RecordedService(
    List<Span> reads,
    List<Load> loads,
    List<Sample> samples,
    List<Span> tasks,
    List<Double> machineLoads,
    int processors,
    ReadSettings readSettings,
    long from,
    long to) {
  /**
   * A thread.
   *
   * @param id its number in the recording
   * @param kind what it is
   */
  public record Who(long id, Kind kind) {
    /** What a thread is. */
    public enum Kind {
      /** A platform thread. */
      PLATFORM,
      /** A virtual thread. */
      VIRTUAL,
      /** A platform thread that carries virtual ones. */
      CARRIER
    }
  }

  /**
   * A thread did one thing for a time.
   *
   * @param start when it began
   * @param nanos how long it took
   */
  public record Span(Who who, long start, long nanos) {
    long end() {
      return start + nanos;
    }
  }

  /**
   * A thread's share of all processors since its last load.
   *
   * @param at when the time ended that it is about
   * @param share user and system mode together, in [0, 1]
   */
  public record Load(Who who, long at, double share) {}

  /**
   * A thread was found to compute.
   *
   * @param at when
   * @param nanos computing time that it stands for, that of samples that were lost before it
   *     included
   */
  public record Sample(Who who, long at, long nanos) {}

  /**
   * How reads were recorded.
   *
   * @param enabled whether they were
   * @param threshold reads shorter than this were left out, as the file writes it; {@code 0 ns} or
   *     empty for none
   * @param throttle most reads that were recorded, as the file writes it; {@code off} or empty for
   *     no bound
   */
  public record ReadSettings(boolean enabled, String threshold, String throttle) {
    /** Whether every read is in the recording. */
    public boolean complete() {
      return enabled && !throttled() && !hasThreshold();
    }

    /** Whether reads were left out because there were too many. */
    public boolean throttled() {
      return !throttle.isEmpty() && !throttle.equals("off");
    }

    /** Whether short reads were left out. */
    public boolean hasThreshold() {
      return !threshold.isEmpty() && !threshold.matches("0+ ?(ns|us|ms|s)?");
    }
  }

  public RecordedService {
    reads = List.copyOf(reads);
    loads = List.copyOf(loads);
    samples = List.copyOf(samples);
    tasks = List.copyOf(tasks);
    machineLoads = List.copyOf(machineLoads);
  }
}
