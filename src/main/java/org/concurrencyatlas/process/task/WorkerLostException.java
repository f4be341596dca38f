package org.concurrencyatlas.process.task;

/** The worker died while it ran the task, or may have run it. */
public final class WorkerLostException extends PoolException {
  private static final long serialVersionUID = 1L;

  private final int attempts;
  private final transient WorkerExit obituary;

  public WorkerLostException(String task, int attempts, WorkerExit obituary) {
    super("%s, attempt %d: %s".formatted(task, attempts, obituary));
    this.attempts = attempts;
    this.obituary = obituary;
  }

  /** How many workers died over the task. */
  public int attempts() {
    return attempts;
  }

  /** How the last of them ended. */
  public WorkerExit obituary() {
    return obituary;
  }
}
