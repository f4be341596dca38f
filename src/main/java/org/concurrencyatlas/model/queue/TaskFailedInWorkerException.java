package org.concurrencyatlas.model.queue;

/** The task threw in its worker, or it ended its workers too often. */
final class TaskFailedInWorkerException extends Exception {
  private static final long serialVersionUID = 1L;

  TaskFailedInWorkerException(String reason) {
    super(reason);
  }
}
