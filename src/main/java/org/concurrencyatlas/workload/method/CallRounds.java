package org.concurrencyatlas.workload.method;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.BatchAnswer;
import org.concurrencyatlas.workload.Task;

/**
 * Calls a method one call after another: first each index once, for the right answers; then in
 * further rounds, for what a call costs and whether the answers stay the same.
 */
final class CallRounds {
  /** Where no size is given: as many calls as end in this time, within bounds. */
  private static final long SIZING_NANOS = 2_000_000_000;

  private static final long MOST_SIZED = 256;

  /** Rounds go on for so long, and until each index was called twice. */
  private static final long ROUNDS_NANOS = 1_000_000_000;

  /** For calls that take long, the second round is not finished. */
  private static final long LONGEST_ROUNDS_NANOS = 10_000_000_000L;

  private static final int LEAST_COMPARED = 16;

  private final ProbeRequest request;
  private volatile long index;
  private final AtomicLong calls = new AtomicLong();
  private volatile long callBegan = System.nanoTime();

  CallRounds(ProbeRequest request) {
    this.request = request;
  }

  /** The index of the call that is running or was the last. */
  long index() {
    return index;
  }

  /** The line for calls that did not end in the time allowed. */
  String late(String method, Duration allowed) {
    Duration running = Duration.ofNanos(System.nanoTime() - callBegan);
    return running.multipliedBy(2).compareTo(allowed) > 0
        ? "%s does not return: the call with index %d was still running after %d s; make it return, or give a longer --task-timeout"
            .formatted(method, index, running.toSeconds())
        : "%s takes too long: %d calls one after another took %d s; give fewer --tasks or a longer --task-timeout"
            .formatted(method, calls.get(), allowed.toSeconds());
  }

  /** Calls it as often as the request says. */
  DeclaredTask measure(DeclaredTask task, UserMethod method) throws Exception {
    long began = System.nanoTime();
    long[] answers = firstRound(method);
    DeclaredTask found = task.called(method.asynchronous(), sums(answers));
    if (request.onlyAnswers()) {
      return found;
    }
    double callNanos = (double) (System.nanoTime() - began) / answers.length;
    CallMeter meter = new CallMeter(answers.length, callNanos);
    boolean repeatable = laterRounds(method, answers, meter);
    return found.measured(repeatable, meter.cost());
  }

  private long[] firstRound(UserMethod method) throws Exception {
    long began = System.nanoTime();
    long[] answers = new long[(int) most()];
    int count = 0;
    while (count < answers.length
        && (count < least() || System.nanoTime() - began < SIZING_NANOS)) {
      answers[count] = call(method, count);
      count++;
    }
    return Arrays.copyOf(answers, count);
  }

  private long most() {
    return request.sizes().isEmpty()
        ? Math.max(MOST_SIZED, request.least())
        : request.sizes().getLast();
  }

  private long least() {
    return request.sizes().isEmpty() ? request.least() : request.sizes().getLast();
  }

  /** Whether every answer is the one of the first round. */
  private boolean laterRounds(UserMethod method, long[] answers, CallMeter meter) throws Exception {
    long began = System.nanoTime();
    boolean same = true;
    for (int round = 0; round == 0 || System.nanoTime() - began < ROUNDS_NANOS; round++) {
      for (int first = 0; first < answers.length; first += meter.group()) {
        meter.begin();
        same &= group(method, answers, first, meter.group());
        meter.end(first);
        if (first >= LEAST_COMPARED && System.nanoTime() - began > LONGEST_ROUNDS_NANOS) {
          return same;
        }
      }
    }
    return same;
  }

  private boolean group(UserMethod method, long[] answers, int first, int size) throws Exception {
    boolean same = true;
    for (int i = first; i < Math.min(answers.length, first + size); i++) {
      same &= call(method, i) == answers[i];
    }
    return same;
  }

  private long call(UserMethod method, long next) throws Exception {
    index = next;
    callBegan = System.nanoTime();
    Task task = method.asynchronous() ? new AsyncMethodTask(next) : new MethodTask(next);
    long answer = task.call();
    calls.incrementAndGet();
    return answer;
  }

  private List<BatchAnswer> sums(long[] answers) {
    List<BatchAnswer> sums = new ArrayList<>();
    List<Long> sizes = request.sizes().isEmpty() ? List.of((long) answers.length) : request.sizes();
    for (long size : sizes) {
      sums.add(new BatchAnswer(size, Arrays.stream(answers, 0, (int) size).sum()));
    }
    return sums;
  }
}
