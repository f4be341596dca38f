package org.concurrencyatlas.workload.coordination.counter;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** One number that all tasks add to. */
public final class Counter extends Counting.InOneJvm {
  public Counter() {
    super("counter", "all tasks add to one number; a plain field loses updates", kinds());
  }

  private static SequencedMap<String, Supplier<Tally>> kinds() {
    SequencedMap<String, Supplier<Tally>> kinds = new LinkedHashMap<>();
    kinds.put("synchronized", CounterKind.Synchronized::new);
    kinds.put("reentrant-lock", CounterKind.Reentrant::new);
    kinds.put("stamped-lock", CounterKind.Stamped::new);
    kinds.put("atomic", CounterKind.Atomic::new);
    kinds.put("adder", CounterKind.Adder::new);
    kinds.put("var-handle", CounterKind.Handle::new);
    kinds.put("plain", CounterKind.Plain::new);
    return kinds;
  }
}
