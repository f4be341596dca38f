package org.concurrencyatlas.process.task;

/** The pool was closed, or gave up on workers that died again and again, before the task ended. */
public final class PoolClosedException extends PoolException {
  private static final long serialVersionUID = 1L;

  public PoolClosedException(String message) {
    super(message);
  }
}
