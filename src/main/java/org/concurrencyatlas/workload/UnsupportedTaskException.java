package org.concurrencyatlas.workload;

/**
 * A task cannot be run in the way in which a model runs it: its fork is unsupported, not failed.
 */
public final class UnsupportedTaskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For one reason.
   *
   * @param reason one line for the reader
   */
  public UnsupportedTaskException(String reason) {
    super(reason);
  }
}
