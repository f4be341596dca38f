package org.concurrencyatlas.process;

/** The worker died while it ran the task, or may have begun to. The message says how. */
public final class WorkerLostException extends PoolException {
  private static final long serialVersionUID = 1L;

  WorkerLostException(String message) {
    super(message);
  }
}
