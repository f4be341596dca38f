package org.concurrencyatlas.result.task;

import java.util.List;

/**
 * A plain method of a user that a run races, with what a JVM of its own found out about it before
 * the race.
 *
 * @param id the id of its workload: lower case, words joined by hyphens
 * @param method the method, written {@code com.acme.Prices#quote}
 * @param setup the method that is called once in each JVM before the first batch; may be empty
 * @param teardown the method that is called once in each JVM after the last batch; may be empty
 * @param asynchronous whether it returns a {@link java.util.concurrent.CompletionStage}
 * @param repeatable whether it answered the same at every call; else only the number of its answers
 *     is checked
 * @param answers the right answers, one for each number of tasks that may be in a batch
 * @param cost what a call takes
 */
public record DeclaredTask(
    String id,
    String method,
    String setup,
    String teardown,
    boolean asynchronous,
    boolean repeatable,
    List<BatchAnswer> answers,
    CallCost cost) {
  /** From this computing share on a call computes and does not wait. */
  private static final double COMPUTES_FROM = 0.9;

  /** Up to this computing share a call only waits. */
  private static final double WAITS_UP_TO = 0.1;

  /** What a call does with its time. */
  public enum Activity {
    /** It computes nearly all the time. */
    COMPUTES,
    /** It waits nearly all the time. */
    WAITS,
    /** It computes and waits. */
    BOTH
  }

  /**
   * The right answer to a batch.
   *
   * @param tasks tasks in the batch, at least 1
   * @param checksum the sum of their answers, each reduced to a number
   */
  public record BatchAnswer(long tasks, long checksum) {}

  /**
   * What a call takes when nothing else runs, the mean over the quickest calls.
   *
   * @param cpuNanos CPU time of all Java threads, nanoseconds
   * @param elapsedNanos elapsed time, nanoseconds
   * @param shortestWaitNanos the shortest time that any call spent without computing, nanoseconds;
   *     0 for a call that computes
   */
  public record CallCost(double cpuNanos, double elapsedNanos, double shortestWaitNanos) {
    /** Before it was measured. */
    public static final CallCost UNKNOWN = new CallCost(0, 0, 0);
  }

  public DeclaredTask {
    answers = List.copyOf(answers);
  }

  /** A method of which nothing is known yet. */
  public static DeclaredTask named(String id, String method, String setup, String teardown) {
    return new DeclaredTask(
        id,
        method,
        setup,
        teardown,
        /* asynchronous= */ false,
        /* repeatable= */ true,
        List.of(),
        CallCost.UNKNOWN);
  }

  /** The same method with what its first calls told. */
  public DeclaredTask called(boolean returnsStage, List<BatchAnswer> found) {
    return new DeclaredTask(
        id, method, setup, teardown, returnsStage, repeatable, found, CallCost.UNKNOWN);
  }

  /** The same method with what further calls told. */
  public DeclaredTask measured(boolean sameAtEveryCall, CallCost of) {
    return new DeclaredTask(
        id, method, setup, teardown, asynchronous, sameAtEveryCall, answers, of);
  }

  /** The computing share of a call, in [0, ∞): above 1 where it computes on several threads. */
  public double computingShare() {
    return cost.elapsedNanos() > 0 ? cost.cpuNanos() / cost.elapsedNanos() : 1;
  }

  /** What a call does with its time. */
  public Activity activity() {
    if (computingShare() >= COMPUTES_FROM) {
      return Activity.COMPUTES;
    }
    return computingShare() <= WAITS_UP_TO ? Activity.WAITS : Activity.BOTH;
  }
}
