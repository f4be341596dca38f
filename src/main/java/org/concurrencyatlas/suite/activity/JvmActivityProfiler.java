package org.concurrencyatlas.suite.activity;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.concurrencyatlas.machine.CarrierTime;
import org.concurrencyatlas.machine.ContextSwitches;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What the JVM of a fork does with its threads. Counters are read before and after an iteration;
 * within one a thread looks at the scheduler of virtual threads. {@link #RECORD} adds events of the
 * Flight Recorder.
 */
public final class JvmActivityProfiler implements InternalProfiler {
  /** A property of the fork's JVM: {@code true} records how long threads were pinned. */
  public static final String RECORD = "concurrencyatlas.record";

  /** The most platform threads that the model had at once. */
  public static final String MODEL_THREADS = "jvm.model.threads";

  /** Carriers that the scheduler aims at; 0 when no virtual thread ran. */
  public static final String PARALLELISM = "jvm.parallelism";

  /** The most carriers. */
  public static final String CARRIERS = "jvm.carriers";

  /** Share of the carriers' time for which they held a thread that did not run. */
  public static final String PINNED_SHARE = "jvm.pinned.share";

  /** Mean number of virtual threads that waited for a carrier. */
  public static final String QUEUED = "jvm.queued";

  /** Context switches for a batch, given away and taken. */
  public static final String VOLUNTARY = "jvm.switches.voluntary";

  /** Those that were taken. */
  public static final String INVOLUNTARY = "jvm.switches.involuntary";

  /** Events of pinned threads for a batch. */
  public static final String PINNED_EVENTS = "jvm.pinned.events";

  /** Their time for a batch, milliseconds. */
  public static final String PINNED_MILLIS = "jvm.pinned.time";

  private final boolean records = Boolean.getBoolean(RECORD);
  private ContextSwitches switches = ContextSwitches.UNKNOWN;
  private double carrierNanos;
  private @Nullable SchedulerSampler sampler;
  private @Nullable PinnedRecording recording;
  private long startNanos;

  @Override
  public String getDescription() {
    return "carriers, pinned and queued virtual threads, context switches";
  }

  /** A single shot measures a JVM that has done nothing before; sampling would already be work. */
  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (benchmark.getMode() == Mode.SingleShotTime) {
      return;
    }
    ManagementFactory.getThreadMXBean().resetPeakThreadCount();
    recording = records ? PinnedRecording.start() : null;
    carrierNanos = CarrierTime.now().nanos();
    sampler = SchedulerSampler.start();
    switches = ContextSwitches.now();
    startNanos = System.nanoTime();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (sampler == null) {
      return List.of();
    }
    double elapsed = System.nanoTime() - startNanos;
    ContextSwitches now = ContextSwitches.now();
    long batches = result.getMetadata().getAllOps();
    List<ScalarResult> results = new ArrayList<>();
    results.add(mean(VOLUNTARY, (now.voluntary() - switches.voluntary()) / batches));
    results.add(mean(INVOLUNTARY, (now.involuntary() - switches.involuntary()) / batches));
    results.addAll(scheduler(sampler.stop(), elapsed));
    if (recording != null) {
      PinnedRecording.Pinned pinned = recording.stop();
      results.add(mean(PINNED_EVENTS, (double) pinned.events() / batches));
      results.add(mean(PINNED_MILLIS, pinned.millis() / batches));
    }
    return results;
  }

  private List<ScalarResult> scheduler(SchedulerSampler.Seen seen, double elapsed) {
    double ran = (CarrierTime.now().nanos() - carrierNanos) / elapsed;
    double pinned = seen.carriers() == 0 ? 0 : (seen.mounted() - ran) / seen.carriers();
    return List.of(
        most(MODEL_THREADS, ModelThreads.most(1)),
        most(PARALLELISM, seen.parallelism()),
        most(CARRIERS, seen.carriers()),
        mean(PINNED_SHARE, Math.clamp(pinned, 0, 1)),
        mean(QUEUED, seen.queued()));
  }

  private static ScalarResult mean(String name, double value) {
    return new ScalarResult(name, value, "", AggregationPolicy.AVG);
  }

  private static ScalarResult most(String name, double value) {
    return new ScalarResult(name, value, "", AggregationPolicy.MAX);
  }
}
