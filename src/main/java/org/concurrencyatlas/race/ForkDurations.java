package org.concurrencyatlas.race;

import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;

/** What the forks of a contender at a point have taken so far, to predict the next. */
final class ForkDurations {
  private static final long START_OF_A_JVM_MILLIS = 1000;

  private final Map<PlannedFork, LongSummaryStatistics> measured = new HashMap<>();

  void add(ForkResult fork) {
    if (fork.role() == Role.MEASURED) {
      measured
          .computeIfAbsent(key(fork.point(), fork.contender()), key -> new LongSummaryStatistics())
          .accept(fork.elapsedMillis());
    }
  }

  /** The mean of the forks so far, or what the protocol prescribes before the first. */
  double millis(Point point, Contender contender, Protocol protocol) {
    LongSummaryStatistics known = measured.get(key(point, contender));
    return known == null ? prescribed(protocol) : known.getAverage();
  }

  /** The time that a protocol prescribes for a fork that starts and ends at once. */
  static double prescribed(Protocol protocol) {
    return started(
        protocol.warmupMillis() + (double) protocol.iterations() * protocol.iterationMillis());
  }

  /** The time of a fork that runs for so long once its JVM has started. */
  static double started(double millis) {
    return START_OF_A_JVM_MILLIS + millis;
  }

  private static PlannedFork key(Point point, Contender contender) {
    return new PlannedFork(point, contender, 0, Role.MEASURED);
  }
}
