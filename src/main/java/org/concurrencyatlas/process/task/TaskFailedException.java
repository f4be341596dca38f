package org.concurrencyatlas.process.task;

import org.concurrencyatlas.process.wire.RemoteFailure;

/** The task threw in its worker; the worker lives on. */
public final class TaskFailedException extends PoolException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String remoteStackTrace;

  public TaskFailedException(RemoteFailure failure) {
    super(failure.message().isEmpty() ? failure.type() : failure.type() + ": " + failure.message());
    this.type = failure.type();
    this.remoteStackTrace = failure.stackTrace();
  }

  /** Class name of what the task threw. */
  public String type() {
    return type;
  }

  /** The stack trace as the worker would have printed it. */
  public String remoteStackTrace() {
    return remoteStackTrace;
  }
}
