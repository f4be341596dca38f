package org.concurrencyatlas.process.task;

import java.time.Duration;
import org.concurrencyatlas.result.UsageException;

/**
 * How long a task may run, and whether it is called again when its worker exits.
 *
 * @param deadline how long the task may run, above 0 and up to a day; then its worker is killed. A
 *     chunk of n tasks may run n times as long
 * @param retryable whether the task may be called again when its worker exits before the answer:
 *     then up to three workers are tried. If not, it is called at most once, which costs a message
 *     of its own before each call
 */
public record RetryPolicy(Duration deadline, boolean retryable) {
  /** At most one call, ten minutes. */
  public static final RetryPolicy AT_MOST_ONCE = new RetryPolicy(Duration.ofMinutes(10), false);

  /** Up to three calls, ten minutes each. */
  public static final RetryPolicy RETRYABLE = new RetryPolicy(Duration.ofMinutes(10), true);

  public RetryPolicy {
    if (!deadline.isPositive() || deadline.compareTo(Duration.ofDays(1)) > 0) {
      throw new UsageException("deadline=" + deadline + " is not allowed; give PT0.001S…PT24H");
    }
  }

  /** The same with another deadline. */
  public RetryPolicy withDeadline(Duration other) {
    return new RetryPolicy(other, retryable);
  }
}
