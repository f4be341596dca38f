package org.concurrencyatlas.process.task;

/** The worker exited while it ran the task, or may have run it. */
public final class WorkerLostException extends PoolException {
  private static final long serialVersionUID = 1L;

  private final int attempts;
  private final transient WorkerExit exit;

  public WorkerLostException(String task, int attempts, WorkerExit exit) {
    super("%s, attempt %d: %s".formatted(task, attempts, exit));
    this.attempts = attempts;
    this.exit = exit;
  }

  /** How many workers exited while they may have run the task. */
  public int attempts() {
    return attempts;
  }

  /** How the last of them exited. */
  public WorkerExit exit() {
    return exit;
  }
}
