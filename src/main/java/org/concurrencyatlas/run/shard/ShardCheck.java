package org.concurrencyatlas.run.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.plan.shard.PlanCut;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.UsageException;

/** Whether shards may be put together: they are different parts of one plan, of one product. */
public final class ShardCheck {
  /** What a machine has of its own; all else should be alike, for the map is of one product. */
  private static final List<String> OF_THE_MACHINE = List.of("processor", "number of processors");

  private ShardCheck() {}

  /**
   * Refuses what is no set of shards of one plan.
   *
   * @param shards two or more
   * @throws UsageException when one is of another plan, or two have a part in common
   */
  public static void refuseOthers(List<StoredShard> shards) {
    StoredShard first = shards.getFirst();
    for (StoredShard each : shards) {
      refuseOtherPlan(first, each);
    }
    for (int i = 0; i < shards.size(); i++) {
      for (StoredShard other : shards.subList(i + 1, shards.size())) {
        refuseTwice(shards.get(i), other);
      }
    }
  }

  /**
   * What differs from the first shard although it is no machine's own: another JVM, jar or option.
   *
   * @return a sentence each
   */
  public static List<String> differences(List<StoredShard> shards) {
    List<String> differences = new ArrayList<>();
    StoredShard first = shards.getFirst();
    Map<String, String> expected = first.environments().getFirst().sameness();
    for (StoredShard shard : shards) {
      for (Environment environment : shard.environments()) {
        environment
            .sameness()
            .forEach((what, value) -> {
              String before = expected.getOrDefault(what, "");
              if (!OF_THE_MACHINE.contains(what) && !before.equals(value)) {
                differences.add(
                    "%s: %s in %s, %s in %s"
                        .formatted(what, before, first.name(), value, shard.name()));
              }
            });
      }
    }
    return List.copyOf(differences);
  }

  private static void refuseOtherPlan(StoredShard first, StoredShard other) {
    if (first.parts().count() != other.parts().count()) {
      throw new UsageException(
          "%s is %s and %s is %s: their plans are cut differently; give shards of one cut"
              .formatted(first.name(), first.part(), other.name(), other.part()));
    }
    Optional<String> difference = PlanCut.difference(first.plan(), other.plan());
    if (difference.isPresent() || !first.parts().plan().equals(other.parts().plan())) {
      throw new UsageException(
          "%s and %s are shards of different plans (%s); give shards that were run with the same"
                  .formatted(
                      first.name(), other.name(), difference.orElse("their identities differ"))
              + " options and seed");
    }
  }

  private static void refuseTwice(StoredShard one, StoredShard other) {
    one.parts().measured().stream()
        .filter(other.parts().measured()::contains)
        .findFirst()
        .ifPresent(shard -> {
          throw new UsageException(
              "%s and %s both have shard %d of %d; give each shard once (to compare machines, merge"
                      .formatted(one.name(), other.name(), shard, one.parts().count())
                  + " the shards of each and then the two maps)");
        });
  }
}
