package org.concurrencyatlas.result;

/**
 * One measured iteration of a fork.
 *
 * @param batches batches completed, at least 1
 * @param nanosPerBatch mean wall time of a batch in nanoseconds
 */
public record Iteration(long batches, double nanosPerBatch) {
  /** How long it took in all, nanoseconds. */
  public double nanos() {
    return batches * nanosPerBatch;
  }
}
