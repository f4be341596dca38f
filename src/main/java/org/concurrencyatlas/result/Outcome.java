package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Optional;

/**
 * How a fork ended.
 *
 * @param status what happened
 * @param reason one line for the reader; empty when the fork succeeded
 * @param lostUpdates what a race condition cost, where the answer was wrong for that
 */
public record Outcome(
    Status status,
    String reason,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<LostUpdates> lostUpdates) {
  /**
   * What a race condition cost: updates that another one overwrote.
   *
   * @param lost updates that are missing at the end of a batch, at least 1
   * @param made updates that its tasks made, at least {@code lost}
   */
  public record LostUpdates(long lost, long made) {
    /** The share that was lost, above 0 and at most 1. */
    public double share() {
      return (double) lost / (double) made;
    }
  }

  /** Who caused the end of a fork. */
  public enum Cause {
    /** It measured, or what stopped it is the contender's own: it counts. */
    CONTENDER,
    /** The harness or JMH failed: the fork is repeated, and never counts against the contender. */
    HARNESS,
    /** The machine failed: the fork is repeated, and never counts against the contender. */
    MACHINE
  }

  /** The ways in which a fork can end; only {@link #OK} takes part in a comparison. */
  public enum Status {
    /** Every batch was answered rightly. */
    OK(Cause.CONTENDER),
    /** A batch's checksum was not the expected one. */
    WRONG_ANSWER(Cause.CONTENDER),
    /** The fork threw or its JVM died. */
    FAILED(Cause.CONTENDER),
    /** The fork was killed at its time limit. */
    TIMED_OUT(Cause.CONTENDER),
    /** The fork ran out of memory. */
    OUT_OF_MEMORY(Cause.CONTENDER),
    /**
     * A service did not keep up with what it was asked for: no failure, yet its latency grew for as
     * long as it was measured, and is not compared.
     */
    SATURATED(Cause.CONTENDER),
    /** The contender cannot run this point, or not on this machine. */
    UNSUPPORTED(Cause.CONTENDER),
    /** The harness or JMH could not run the fork. */
    HARNESS_FAILED(Cause.HARNESS),
    /** The machine had no disk, memory or process for the fork, or something killed it. */
    MACHINE_FAILED(Cause.MACHINE);

    private final Cause cause;

    Status(Cause cause) {
      this.cause = cause;
    }

    /** Who caused it. */
    public Cause cause() {
      return cause;
    }
  }

  /** An outcome without lost updates. */
  public Outcome(Status status, String reason) {
    this(status, reason, Optional.empty());
  }

  /** A fork that succeeded. */
  public static final Outcome OK = new Outcome(Status.OK, "");

  /** Whether the fork's figures may be compared. */
  public boolean ok() {
    return status == Status.OK;
  }

  /** Whether the fork says nothing of its contender, neither for it nor against it. */
  public boolean lost() {
    return status.cause() != Cause.CONTENDER;
  }
}
