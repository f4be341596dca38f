package org.concurrencyatlas.result.latency;

/**
 * Requests of a fork that were due while it measured and are no answers.
 *
 * @param shed refused at the door, for too many were in flight
 * @param givenUp by the client, because they had no answer in time
 * @param failed on purpose
 */
public record Losses(long shed, long givenUp, long failed) {
  /** Every request was to be answered. */
  public static final Losses NONE = new Losses(0, 0, 0);

  /** Those that the service was never to answer: it does not lag behind by them. */
  public long intended() {
    return shed + failed;
  }

  /** All. */
  public long all() {
    return shed + givenUp + failed;
  }
}
