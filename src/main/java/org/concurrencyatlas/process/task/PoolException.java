package org.concurrencyatlas.process.task;

/** Why a task has no answer. */
public abstract sealed class PoolException extends Exception
    permits TaskFailedException, TaskRefusedException, WorkerLostException, PoolClosedException {
  private static final long serialVersionUID = 1L;

  PoolException(String message) {
    super(message);
  }
}
