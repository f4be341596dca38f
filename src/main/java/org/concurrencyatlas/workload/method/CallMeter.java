package org.concurrencyatlas.workload.method;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;

/**
 * Measures calls that one thread makes one after another: the time they take, and the CPU time of
 * all Java threads meanwhile (those of the compiler and the collector are not theirs). Calls are
 * measured in groups that are long for the clocks and short for what else the machine does; of each
 * group the quickest round counts, in which nothing disturbed it and most was compiled.
 */
final class CallMeter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A group takes about so long: less than the time for which a system lets a thread compute. */
  private static final double GROUP_NANOS = 1_000_000;

  private final int calls;
  private final int group;
  private final long[] elapsed;
  private final long[] ownCpuOfQuickest;

  /** The least of all rounds: what the JVM's own threads do now and then is not the method's. */
  private final long[] cpuOfOthers;

  private double shortestPause = Double.POSITIVE_INFINITY;
  private long began;
  private long ownCpu;
  private long allCpu;
  private long ownCpuAtAll;

  /**
   * Measures nothing yet.
   *
   * @param calls in a round, at least 1
   * @param callNanos about how long one takes
   */
  CallMeter(int calls, double callNanos) {
    this.calls = calls;
    this.group = (int) Math.clamp(GROUP_NANOS / Math.max(1, callNanos), 1, calls);
    int groups = Math.ceilDiv(calls, group);
    this.elapsed = new long[groups];
    this.ownCpuOfQuickest = new long[groups];
    this.cpuOfOthers = new long[groups];
    Arrays.fill(elapsed, Long.MAX_VALUE);
    Arrays.fill(cpuOfOthers, Long.MAX_VALUE);
  }

  /** Calls in a group. */
  int group() {
    return group;
  }

  /** A group begins, on the calling thread. */
  void begin() {
    allCpu = allCpu();
    ownCpuAtAll = THREADS.getCurrentThreadCpuTime();
    ownCpu = THREADS.getCurrentThreadCpuTime();
    began = System.nanoTime();
  }

  /** The group that begins with this call has ended. */
  void end(int first) {
    long took = System.nanoTime() - began;
    long own = THREADS.getCurrentThreadCpuTime() - ownCpu;
    long ownWithClocks = THREADS.getCurrentThreadCpuTime() - ownCpuAtAll;
    long others = Math.max(0, allCpu() - allCpu - ownWithClocks);
    int at = first / group;
    if (took < elapsed[at]) {
      elapsed[at] = took;
      ownCpuOfQuickest[at] = own;
    }
    cpuOfOthers[at] = Math.min(cpuOfOthers[at], others);
    shortestPause = Math.min(shortestPause, (double) (took - own) / size(at));
  }

  private int size(int at) {
    return Math.min(group, calls - at * group);
  }

  /** What a call takes, over those that were measured. */
  CallCost cost() {
    double sumElapsed = 0;
    double own = 0;
    double others = 0;
    long measured = 0;
    for (int i = 0; i < elapsed.length; i++) {
      if (elapsed[i] < Long.MAX_VALUE) {
        sumElapsed += elapsed[i];
        own += ownCpuOfQuickest[i];
        others += cpuOfOthers[i];
        measured += size(i);
      }
    }
    if (measured == 0) {
      return CallCost.UNKNOWN;
    }
    // what other threads computed for a call, its own thread waited for
    double wait = Math.max(0, shortestPause - others / measured);
    return new CallCost((own + others) / measured, sumElapsed / measured, wait);
  }

  /** Of all living Java threads; what one has computed that ended meanwhile is lost. */
  private static long allCpu() {
    return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
        .filter(nanos -> nanos > 0)
        .sum();
  }
}
