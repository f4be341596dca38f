package org.concurrencyatlas.process.task;

/** The task could not be put into a frame: it is too large, or an accessor of its record throws. */
public final class TaskRefusedException extends PoolException {
  private static final long serialVersionUID = 1L;

  public TaskRefusedException(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }
}
