package org.concurrencyatlas.workload.service;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;
import org.concurrencyatlas.workload.io.ComputeHttp;
import org.concurrencyatlas.workload.waiting.Burst;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/**
 * The different requests of a point, and what they answer.
 *
 * @param tasks N, how many
 * @param shortNanos computing of a short one
 * @param longNanos computing of a long one
 * @param waitMicros wait of each
 * @param permits held during the wait, of so many; 0 for none
 * @param http whether the wait is a request to the delay server
 * @param longer which of them are long
 * @param failing which of them fail
 */
record RequestTasks(
    long tasks,
    long shortNanos,
    long longNanos,
    long waitMicros,
    int permits,
    boolean http,
    BitSet longer,
    BitSet failing) {
  private static final ComputeWait TIMED = new ComputeWait();
  private static final ComputeHttp ASKED = new ComputeHttp();
  private static final long BYTES = 1 << 10;

  List<Task> batch(Services services) {
    return permits > 0 ? withPermits(services) : alone(services);
  }

  private List<Task> alone(Services services) {
    List<Task> ofShort = source().batch(point(shortNanos), services);
    List<Task> ofLong = longer.isEmpty() ? ofShort : source().batch(point(longNanos), services);
    return LongStream.range(0, tasks)
        .mapToObj(index ->
            failing.get((int) index)
                ? new FailingRequest(index, steps(index), waitMicros)
                : (longer.get((int) index) ? ofLong : ofShort).get((int) index))
        .toList();
  }

  private List<Task> withPermits(Services services) {
    ScarcePermits scarce = new ScarcePermits(permits);
    List<Task> waits = source().batch(point(0), services);
    return LongStream.range(0, tasks)
        .<Task>mapToObj(index ->
            new PermitRequest(
                new Burst(index, steps(index)),
                new Burst(index, 0),
                failing.get((int) index)
                    ? new FailingRequest(index, 0, waitMicros)
                    : (AsyncTask) waits.get((int) index),
                scarce))
        .toList();
  }

  /** The sum of the answers of those that have one. */
  long expected() {
    LongUnaryOperator ofShort = XorShift.jump(stepsOf(shortNanos));
    LongUnaryOperator ofLong = XorShift.jump(stepsOf(longNanos));
    long computed =
        LongStream.range(0, tasks)
            .filter(index -> !failing.get((int) index))
            .map(index ->
                (longer.get((int) index) ? ofLong : ofShort).applyAsLong(SplitMix.mix(index)))
            .sum();
    Point wait = point(0);
    return computed + (http ? ASKED.expected(wait) - TIMED.expected(wait) : 0);
  }

  /** s, computing of a request in the mean, nanoseconds. */
  double meanNanos() {
    double longShare = (double) longer.cardinality() / tasks;
    return shortNanos * (1 - longShare) + longNanos * longShare;
  }

  private int steps(long index) {
    return stepsOf(longer.get((int) index) ? longNanos : shortNanos);
  }

  private static int stepsOf(long nanos) {
    return Math.toIntExact(nanos * XorShift.STEPS_PER_MICRO / 1_000);
  }

  private Workload source() {
    return http ? ASKED : TIMED;
  }

  /** Requests of one kind as work that comes in batches. */
  private Point point(long cpuNanos) {
    Map<String, Long> timed =
        Map.of(
            Workload.TASKS,
            tasks,
            ComputeWait.CPU_NANOS,
            cpuNanos,
            Workload.WAIT_MICROS,
            waitMicros,
            Workload.CONCURRENCY,
            0L);
    Point point = Point.of(source().info().id(), timed);
    return http ? point.with(ComputeHttp.BYTES, BYTES) : point;
  }
}
