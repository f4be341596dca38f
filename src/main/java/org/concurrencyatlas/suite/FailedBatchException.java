package org.concurrencyatlas.suite;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.Session;

/** A task failed, and this is what became of the others. */
public final class FailedBatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FailedBatchException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Closes the session of a batch that failed, which gives the other tasks a few seconds to stop.
   *
   * @param failure what the session threw
   */
  static FailedBatchException of(ExecutionException failure, Session session) {
    long start = System.nanoTime();
    session.close();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    long running = RunningTasks.count();
    String others =
        running == 0
            ? "the other tasks stopped within %d ms".formatted(millis)
            : "%d of the others still ran after %d ms".formatted(running, millis);
    Throwable cause = failure.getCause();
    String reason =
        cause == null
            ? "a task failed"
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new FailedBatchException(reason + "; " + others, failure);
  }
}
