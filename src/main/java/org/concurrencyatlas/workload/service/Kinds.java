package org.concurrencyatlas.workload.service;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Which of the different requests are of a kind: exactly a share of them, drawn by a fixed seed.
 */
enum Kinds {
  /** They compute longer. */
  LONG(1),
  /** They fail. */
  FAILING(2);

  private final long seed;

  Kinds(long seed) {
    this.seed = SplitMix.mix(seed);
  }

  /** Draws that percentage of the different requests, rounded. */
  BitSet of(long requests, long percent) {
    BitSet drawn = new BitSet();
    LongStream.range(0, requests)
        .boxed()
        .sorted(Comparator.comparingLong(index -> SplitMix.mix(seed ^ index)))
        .limit(Math.round(requests * percent / 100.0))
        .forEach(index -> drawn.set(Math.toIntExact(index)));
    return drawn;
  }
}
