package org.concurrencyatlas.result;

/** What a fork uses besides time, as far as contenders are compared by it; less is better. */
public enum Cost {
  /** CPU time of the whole process tree for a batch, nanoseconds. */
  CPU,
  /** Peak resident memory of the whole process tree, bytes. */
  MEMORY;

  /** What a fork used; not above 0, or NaN, where that is unknown. */
  public double of(ForkResult fork) {
    return switch (this) {
      case CPU -> fork.costs().cpuNanosPerBatch();
      case MEMORY -> fork.costs().peakResidentBytes();
    };
  }
}
