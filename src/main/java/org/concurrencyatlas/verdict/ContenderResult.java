package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.stats.Interval;

/**
 * How one contender stands in its cell.
 *
 * @param contender who
 * @param exclusion why it is out; empty while it is in the race
 * @param tasksPerSecond throughput with its 95 % interval over forks; NaN without a successful fork
 * @param shareOfLimit throughput as a share of the physical limit, the mean of its probes, with its
 *     95 % interval over forks of both; NaN when unknown
 * @param ratioToLeader this contender's throughput over the leader's, or the leader's latency over
 *     this contender's where the race is about that, with the interval at the last look; 1 for the
 *     leader
 * @param drift what the iterations inside the forks did
 * @param multimodal whether forks fall into groups: 3 or more with a gap above 10 standard errors
 *     of a fork's mean
 * @param forkTasksPerSecond throughput of each successful measured fork in journal order
 * @param usage what it used besides time
 * @param jvm median over forks of what their JVMs did with their threads; empty when unknown
 * @param latency how late its answers were; empty when it was no service
 */
public record ContenderResult(
    Contender contender,
    Optional<Exclusion> exclusion,
    Interval tasksPerSecond,
    Interval shareOfLimit,
    Interval ratioToLeader,
    Drift drift,
    boolean multimodal,
    List<Double> forkTasksPerSecond,
    Usage usage,
    Optional<JvmActivity> jvm,
    Optional<LatencyResult> latency) {

  /** Whether a contender is still in the race. */
  public enum State {
    /** Not separated from the leader, or the leader itself. */
    SURVIVOR,
    /** Shown to be slower than a rival. */
    BEATEN,
    /** Failed, saturated, timed out, answered wrongly or was not supported: it cannot win. */
    VOID
  }

  /**
   * What a contender used besides time. "Tree" is a fork's JVM and all its descendants, without
   * back-end servers.
   *
   * @param cpuNanosPerTask median over forks of the tree's CPU time for a task
   * @param allocatedBytesPerTask median over forks of the bytes allocated for a task
   * @param collectorNanosPerTask median over forks of the time of the JVM's collector for a task
   * @param peakResidentBytes median over forks of the tree's peak resident memory
   * @param peakThreads median over forks of the tree's highest number of threads
   * @param serverCpuNanosPerTask median over forks of the CPU time that the back-ends on this
   *     machine took for a task; empty when there are none
   */
  public record Usage(
      double cpuNanosPerTask,
      double allocatedBytesPerTask,
      double collectorNanosPerTask,
      double peakResidentBytes,
      double peakThreads,
      OptionalDouble serverCpuNanosPerTask) {}

  public ContenderResult {
    forkTasksPerSecond = List.copyOf(forkTasksPerSecond);
  }

  /** Whether the contender is still in the race. */
  public State state() {
    return exclusion.map(ContenderResult::state).orElse(State.SURVIVOR);
  }

  /** Whether the contender was run, with success or without. */
  public boolean measured() {
    return exclusion
        .filter(each -> each instanceof Exclusion.NotMeasured || each instanceof Exclusion.Lost)
        .isEmpty();
  }

  private static State state(Exclusion exclusion) {
    return switch (exclusion) {
      case Exclusion.Beaten _ -> State.BEATEN;
      case Exclusion.NotMeasured _,
          Exclusion.Lost _,
          Exclusion.Failed _,
          Exclusion.Saturated _,
          Exclusion.ImpossibleTimes _ ->
          State.VOID;
    };
  }
}
