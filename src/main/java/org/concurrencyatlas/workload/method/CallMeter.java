package org.concurrencyatlas.workload.method;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;

/**
 * Measures calls that one thread makes one after another: the time they take, and the CPU time of
 * all Java threads meanwhile (those of the compiler and the collector are not theirs). Calls are
 * taken together in stretches, because the clocks are coarse; the quickest stretch counts, in which
 * nothing else disturbed and most was compiled.
 */
final class CallMeter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A stretch takes at least so long. */
  private static final long STRETCH_NANOS = 50_000_000;

  /** The clock of CPU time takes a part of a microsecond: it is left out where calls are quick. */
  private static final double LEAST_WAIT_NANOS = 20_000;

  private long stretchBegan;
  private long stretchCpu;
  private long stretchOwnCpu;
  private long stretchCalls;
  private long callBegan;
  private long callCpu;
  private double shortestWait = Double.POSITIVE_INFINITY;
  private double shortestWaitOfStretch = Double.POSITIVE_INFINITY;
  private double quickest = Double.POSITIVE_INFINITY;
  private double cpuOfQuickest;

  /** A call begins, on the calling thread. */
  void begin() {
    if (stretchCalls == 0) {
      stretchCpu = allCpu();
      stretchOwnCpu = THREADS.getCurrentThreadCpuTime();
      stretchBegan = System.nanoTime();
    }
    if (quickest >= LEAST_WAIT_NANOS) {
      callCpu = THREADS.getCurrentThreadCpuTime();
      callBegan = System.nanoTime();
    }
  }

  /** It has ended. */
  void end() {
    long now = System.nanoTime();
    if (quickest >= LEAST_WAIT_NANOS) {
      long cpu = THREADS.getCurrentThreadCpuTime() - callCpu;
      shortestWaitOfStretch = Math.min(shortestWaitOfStretch, now - callBegan - cpu);
    }
    stretchCalls++;
    if (now - stretchBegan >= STRETCH_NANOS) {
      endStretch(now);
    }
  }

  private void endStretch(long now) {
    double elapsed = (double) (now - stretchBegan) / stretchCalls;
    double cpu = (double) (allCpu() - stretchCpu) / stretchCalls;
    double own = (double) (THREADS.getCurrentThreadCpuTime() - stretchOwnCpu) / stretchCalls;
    if (elapsed < quickest) {
      quickest = elapsed;
      cpuOfQuickest = cpu;
    }
    // what other threads computed for the call, its own thread waited for
    double computedElsewhere = Math.max(0, cpu - own);
    shortestWait = Math.min(shortestWait, Math.max(0, shortestWaitOfStretch - computedElsewhere));
    shortestWaitOfStretch = Double.POSITIVE_INFINITY;
    stretchCalls = 0;
  }

  /** What a call takes. */
  CallCost cost() {
    if (stretchCalls > 0) {
      endStretch(System.nanoTime());
    }
    return new CallCost(cpuOfQuickest, quickest, Double.isFinite(shortestWait) ? shortestWait : 0);
  }

  /** Of all living Java threads; what one has computed that ended meanwhile is lost. */
  private static long allCpu() {
    return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
        .filter(nanos -> nanos > 0)
        .sum();
  }
}
