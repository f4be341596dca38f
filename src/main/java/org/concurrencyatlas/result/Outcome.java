package org.concurrencyatlas.result;

/**
 * How a fork ended.
 *
 * @param status what happened
 * @param reason one line for the reader; empty when the fork succeeded
 */
public record Outcome(Status status, String reason) {
  /** The ways in which a fork can end; only {@link #OK} takes part in a comparison. */
  public enum Status {
    /** Every batch was answered rightly. */
    OK,
    /** A batch's checksum was not the expected one. */
    WRONG_ANSWER,
    /** The fork threw or its JVM died. */
    FAILED,
    /** The fork was killed at its time limit. */
    TIMED_OUT,
    /** The fork ran out of memory. */
    OUT_OF_MEMORY,
    /** The contender cannot run this point, or not on this machine. */
    UNSUPPORTED
  }

  /** A fork that succeeded. */
  public static final Outcome OK = new Outcome(Status.OK, "");

  /** Whether the fork's figures may be compared. */
  public boolean ok() {
    return status == Status.OK;
  }
}
