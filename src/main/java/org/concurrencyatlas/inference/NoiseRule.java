package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Noise;

/**
 * Which forks were disturbed, judged by covariates fixed beforehand and never by a score. The rule
 * reads the journal from its start, each fork once and in order: what is normal for the session's
 * processor is the median of the spins seen so far, so the judgement of a fork never depends on a
 * later one.
 */
public final class NoiseRule {
  /** A disturbed fork is repeated at most this many times. */
  public static final int MOST_REPEATS = 2;

  /** With a larger share of disturbed forks no win of the session is certified. */
  static final double MOST_DISTURBED = 0.2;

  private static final double MOST_STEAL = 0.01;
  private static final double MOST_FOREIGN_CORES = 0.25;

  /** On a small machine a quarter of a processor is more than a difference that matters. */
  private static final double MOST_FOREIGN_SHARE = 0.05;

  private static final double MOST_SPIN_OFF = 0.03;

  /** Three forks: before that the session's normal spin is not known. */
  private static final int LEAST_SPINS = 6;

  /** Before this many measured forks, the share of disturbed ones stops no repeats. */
  private static final int LEAST_JUDGED = 10;

  private final List<Double> ascendingSpins = new ArrayList<>();
  private int measured;
  private int disturbed;

  /**
   * Judges the next fork of the journal.
   *
   * @return why it is disturbed, one line; empty when it is not
   */
  public Optional<String> next(ForkResult fork) {
    Noise noise = fork.noise();
    record(noise.spinBeforeNanos());
    record(noise.spinAfterNanos());
    Optional<String> reason = judge(noise);
    if (fork.role() == ForkResult.Role.MEASURED && fork.attempt() == 0) {
      measured++;
      disturbed += reason.isPresent() ? 1 : 0;
    }
    return reason;
  }

  /**
   * Whether more than a fifth of the measured forks were disturbed at their first attempt. Repeats
   * are left out of the count: they would dilute it.
   */
  public boolean noisy() {
    return disturbed > MOST_DISTURBED * measured;
  }

  /**
   * Whether repeating a disturbed fork is of use: not while the session is noisy: its wins are not
   * certified anyway, and a machine that is never quiet would only take three times as long.
   */
  public boolean repeatsPay() {
    return measured < LEAST_JUDGED || !noisy();
  }

  /** Share of the measured forks that were disturbed at their first attempt; 0 without any. */
  public double disturbedShare() {
    return measured == 0 ? 0 : (double) disturbed / measured;
  }

  private Optional<String> judge(Noise noise) {
    if (noise.stealShare() > MOST_STEAL) {
      return Optional.of("the hypervisor took " + percent(noise.stealShare()));
    }
    if (noise.throttledMillis() > 0) {
      return Optional.of(
          "the control group was throttled for " + Math.round(noise.throttledMillis()) + " ms");
    }
    if (noise.foreignCores() > mostForeignCores(noise.processors())) {
      return Optional.of("others used " + percent(noise.foreignCores()) + " of a processor");
    }
    double off = Math.max(spinOff(noise.spinBeforeNanos()), spinOff(noise.spinAfterNanos()));
    return off > MOST_SPIN_OFF
        ? Optional.of("the processor's speed was off by " + percent(off))
        : Optional.empty();
  }

  private static double mostForeignCores(int processors) {
    return processors == 0
        ? MOST_FOREIGN_CORES
        : Math.min(MOST_FOREIGN_CORES, MOST_FOREIGN_SHARE * processors);
  }

  private void record(double spin) {
    if (known(spin)) {
      int found = Collections.binarySearch(ascendingSpins, spin);
      ascendingSpins.add(found < 0 ? -found - 1 : found, spin);
    }
  }

  private double spinOff(double spin) {
    int n = ascendingSpins.size();
    if (n < LEAST_SPINS || !known(spin)) {
      return 0;
    }
    double median = (ascendingSpins.get((n - 1) / 2) + ascendingSpins.get(n / 2)) / 2;
    return Math.abs(spin / median - 1);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static boolean known(double spin) {
    return spin > 0 && Double.isFinite(spin);
  }
}
