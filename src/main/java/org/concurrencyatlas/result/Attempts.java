package org.concurrencyatlas.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.ForkResult.Role;

/** Which attempt of a fork counts: a fork that noise disturbed is repeated in the same block. */
public final class Attempts {
  private Attempts() {}

  /** What all attempts of a fork have in common. */
  private record PlannedFork(Point point, Contender contender, int block, Role role) {
    static PlannedFork of(ForkResult fork) {
      return new PlannedFork(fork.point(), fork.contender(), fork.block(), fork.role());
    }
  }

  /**
   * The forks that count, in the order of the journal: of each the last attempt, also when that one
   * failed and the disturbed one before it did not.
   */
  public static List<ForkResult> last(List<ForkResult> forks) {
    List<PlannedFork> planned = forks.stream().map(PlannedFork::of).toList();
    Map<PlannedFork, Integer> last = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      last.merge(planned.get(i), forks.get(i).attempt(), Math::max);
    }
    return IntStream.range(0, planned.size())
        .filter(i -> last.getOrDefault(planned.get(i), 0) == forks.get(i).attempt())
        .mapToObj(forks::get)
        .toList();
  }

  /** The place of the next fork in a journal: a line that was lost keeps its number. */
  public static int nextSequence(List<ForkResult> forks) {
    return forks.isEmpty() ? 0 : forks.getLast().sequence() + 1;
  }
}
