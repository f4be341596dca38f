package org.concurrencyatlas.model.process;

/** The task threw in its worker, or it ended its workers too often. */
public final class TaskFailedInWorkerException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_REASON = 1_000;

  public TaskFailedInWorkerException(String reason) {
    super(reason);
  }

  /** What a worker says of an exception: class and message, at most 1,000 characters. */
  public static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    String reason =
        message == null
            ? thrown.getClass().getName()
            : thrown.getClass().getName() + ": " + message;
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  /** A task as a reason names it: the first 80 characters of what it says of itself. */
  public static String name(Object task) {
    String name = String.valueOf(task);
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }
}
