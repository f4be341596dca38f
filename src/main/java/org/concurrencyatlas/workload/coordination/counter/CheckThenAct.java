package org.concurrencyatlas.workload.coordination.counter;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Counts by key in a map: reads an entry and then changes it, as one step or as two. */
public final class CheckThenAct extends Counting.InOneJvm {
  public CheckThenAct() {
    super(
        "check-then-act",
        "all tasks count in one map; a look and then a change, as two steps, lose updates",
        kinds());
  }

  private static SequencedMap<String, Supplier<Tally>> kinds() {
    SequencedMap<String, Supplier<Tally>> kinds = new LinkedHashMap<>();
    kinds.put("merge", MapKind.Merge::new);
    kinds.put("replace", MapKind.Replace::new);
    kinds.put("synchronized", MapKind.Synchronized::new);
    kinds.put("get-then-put", MapKind.GetThenPut::new);
    return kinds;
  }
}
