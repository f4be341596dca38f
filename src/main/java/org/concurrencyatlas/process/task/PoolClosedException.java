package org.concurrencyatlas.process.task;

/** The pool was closed, or gave up since its workers died too often, before the task ended. */
public final class PoolClosedException extends PoolException {
  private static final long serialVersionUID = 1L;

  public PoolClosedException(String message) {
    super(message);
  }
}
