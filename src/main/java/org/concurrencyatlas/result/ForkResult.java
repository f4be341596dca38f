package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Latency;

/**
 * One line of the journal: a fresh JVM that measured one contender at one point.
 *
 * @param sequence position in the journal, from 0
 * @param point what was run
 * @param contender who ran it
 * @param block the block of the cell that the fork belongs to, from 0
 * @param attempt 0, or how many times the fork was repeated because of noise
 * @param role what the fork is for
 * @param warmupMillis warm-up before the first measured iteration
 * @param outcome how it ended
 * @param iterations the measured iterations in order; empty when the fork did not succeed, unless
 *     it was only saturated
 * @param limitNanosPerBatch for {@link Role#LIMIT}: no model can run a batch faster, as this fork
 *     saw the machine; else NaN
 * @param costs what it used besides time
 * @param noise what disturbed it
 * @param environment {@link Environment#id} of where it was measured; empty in the journal of a
 *     version that did not record it
 * @param startedAt when the harness started it
 * @param elapsedMillis wall time of the fork as the harness saw it, JVM start included
 * @param jvm what its JVM did with its threads; empty when that is not known, as in the journal of
 *     a version that did not record it
 * @param latency what a service recorded of its requests; empty for all other work
 */
public record ForkResult(
    int sequence,
    Point point,
    Contender contender,
    int block,
    int attempt,
    Role role,
    long warmupMillis,
    Outcome outcome,
    List<Iteration> iterations,
    double limitNanosPerBatch,
    ResourceUsage costs,
    Noise noise,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String environment,
    Instant startedAt,
    long elapsedMillis,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JvmActivity> jvm,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Latency> latency) {

  /** What a fork is for. Only {@link #MEASURED} takes part in inference. */
  public enum Role {
    /** Sets the warm-up of the cell. */
    PILOT,
    /** A replicate of the comparison. */
    MEASURED,
    /** A long fork that checks whether the ranking still holds later. */
    SENTINEL,
    /** The bare kernel on every processor at once: the physical limit. */
    LIMIT
  }

  public ForkResult {
    iterations = List.copyOf(iterations);
  }

  /** A fork of which it is not known what its JVM did. */
  public ForkResult(
      int sequence,
      Point point,
      Contender contender,
      int block,
      int attempt,
      Role role,
      long warmupMillis,
      Outcome outcome,
      List<Iteration> iterations,
      double limitNanosPerBatch,
      ResourceUsage costs,
      Noise noise,
      String environment,
      Instant startedAt,
      long elapsedMillis) {
    this(
        sequence,
        point,
        contender,
        block,
        attempt,
        role,
        warmupMillis,
        outcome,
        iterations,
        limitNanosPerBatch,
        costs,
        noise,
        environment,
        startedAt,
        elapsedMillis,
        Optional.empty(),
        Optional.empty());
  }

  /** The same fork with what its JVM did. */
  public ForkResult with(Optional<JvmActivity> activity) {
    return copy(iterations, activity, latency);
  }

  /** The same fork with what it recorded of its requests. */
  public ForkResult answering(Optional<Latency> requests) {
    return copy(iterations, jvm, requests);
  }

  /** The same fork with other iterations. */
  public ForkResult withIterations(List<Iteration> others) {
    return copy(others, jvm, latency);
  }

  private ForkResult copy(
      List<Iteration> others, Optional<JvmActivity> activity, Optional<Latency> requests) {
    return new ForkResult(
        sequence,
        point,
        contender,
        block,
        attempt,
        role,
        warmupMillis,
        outcome,
        others,
        limitNanosPerBatch,
        costs,
        noise,
        environment,
        startedAt,
        elapsedMillis,
        activity,
        requests);
  }

  /**
   * Mean wall time of a batch over all iterations, each weighted by its batches, in nanoseconds;
   * NaN when nothing was measured.
   */
  public double nanosPerBatch() {
    long batches = iterations.stream().mapToLong(Iteration::batches).sum();
    double nanos = iterations.stream().mapToDouble(Iteration::nanos).sum();
    return nanos / batches;
  }

  /**
   * The score of the fork: ln(batches per second); higher is better. NaN when nothing was measured.
   */
  public double score() {
    return Math.log(1e9 / nanosPerBatch());
  }
}
