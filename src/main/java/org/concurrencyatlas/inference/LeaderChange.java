package org.concurrencyatlas.inference;

import org.concurrencyatlas.result.Contender;

/**
 * Two cells, each of which may be led by another contender.
 *
 * @param one the one
 * @param other the other
 */
public record LeaderChange(RankedCell one, RankedCell other) {
  /** Whether both cells have a leader, and not the same one. */
  public boolean isPresent() {
    return one.leader().isPresent()
        && other.leader().isPresent()
        && !one.leader().equals(other.leader());
  }

  /**
   * Error probability of "each of the two leaders beats the other where it leads"; 1 without a
   * change.
   *
   * @param contenders K, of which the two were chosen for leading: p is multiplied by K(K − 1)
   */
  public double p(int contenders) {
    if (!isPresent()) {
      return 1;
    }
    Contender first = one.leader().orElseThrow();
    Contender second = other.leader().orElseThrow();
    double q =
        Math.max(
            one.evidence(first, second).first().ahead(),
            other.evidence(second, first).first().ahead());
    return Math.min(1, contenders * (contenders - 1.0) * q);
  }
}
