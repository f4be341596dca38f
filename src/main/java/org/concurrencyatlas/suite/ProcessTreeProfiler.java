package org.concurrencyatlas.suite;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.concurrencyatlas.machine.ProcessTree;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a fork uses besides time, read before and after each iteration and never during one: a
 * process that comes and goes within an iteration is seen by its CPU time only. Add it with {@code
 * -prof org.concurrencyatlas.suite.ProcessTreeProfiler}.
 */
public final class ProcessTreeProfiler implements InternalProfiler {
  /** CPU time of the process tree for a batch, nanoseconds; the mean over iterations. */
  public static final String CPU_NANOS = "tree.cpu";

  /** Bytes allocated on the fork's own heap for a batch; the mean over iterations. */
  public static final String ALLOCATED_BYTES = "heap.allocated";

  /** Sum over the tree of each process's peak resident memory, bytes; the highest. */
  public static final String PEAK_RESIDENT_BYTES = "tree.resident.peak";

  /** Sum over the tree of live operating system threads; the highest. */
  public static final String PEAK_THREADS = "tree.threads.peak";

  /** Collector time of the fork's own JVM, milliseconds; the sum over iterations. */
  public static final String GC_MILLIS = "gc.time";

  /** CPU time of the back-ends on this machine for a batch, nanoseconds; the mean. */
  public static final String SERVER_CPU_NANOS = "servers.cpu";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private double cpuNanos;
  private double serverCpuNanos;
  private long allocatedBytes;
  private long gcMillis;

  @Override
  public String getDescription() {
    return "CPU time, memory and threads of the whole process tree";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    THREADS.resetPeakThreadCount();
    gcMillis = collectorMillis();
    cpuNanos = ProcessTree.now().cpuNanos();
    serverCpuNanos = ProcessTree.servers().cpuNanos();
    allocatedBytes = THREADS.getTotalThreadAllocatedBytes();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long allocated = THREADS.getTotalThreadAllocatedBytes() - allocatedBytes;
    ProcessTree tree = ProcessTree.now();
    double cpu = tree.cpuNanos() - cpuNanos;
    double serverCpu = ProcessTree.servers().cpuNanos() - serverCpuNanos;
    long batches = result.getMetadata().getAllOps();
    return List.of(
        mean(CPU_NANOS, cpu / batches, "ns/op"),
        mean(SERVER_CPU_NANOS, serverCpu / batches, "ns/op"),
        mean(ALLOCATED_BYTES, (double) allocated / batches, "B/op"),
        highest(PEAK_RESIDENT_BYTES, tree.peakResidentBytes(), "B"),
        highest(PEAK_THREADS, peakThreads(tree), "threads"),
        new ScalarResult(GC_MILLIS, collectorMillis() - gcMillis, "ms", AggregationPolicy.SUM));
  }

  /** The JVM remembers the peak of its Java threads; its own and the workers' stay as they are. */
  private static double peakThreads(ProcessTree tree) {
    int ended = THREADS.getPeakThreadCount() - THREADS.getThreadCount();
    return tree.threads() + Math.max(0, ended);
  }

  private static long collectorMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static ScalarResult mean(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }

  private static ScalarResult highest(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.MAX);
  }
}
