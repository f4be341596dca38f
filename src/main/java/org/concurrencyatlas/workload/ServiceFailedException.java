package org.concurrencyatlas.workload;

/**
 * The other end failed, or could not be reached: a fork that meets this says nothing of its
 * contender.
 */
public final class ServiceFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For one reason.
   *
   * @param reason one line for the reader: which service, and what it did
   * @param seen what a client threw; the log of the fork shows it
   */
  public ServiceFailedException(String reason, Throwable seen) {
    super(reason);
    addSuppressed(seen); // a cause would be told in place of the reason
  }
}
