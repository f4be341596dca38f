package org.concurrencyatlas.workload.waiting;

import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * Only computes.
 *
 * @param index number of the task in its batch, which the arithmetic begins with
 * @param steps of {@link XorShift}
 */
public record Burst(long index, int steps) implements Task {
  @Override
  public long call() {
    return XorShift.walk(SplitMix.mix(index), steps);
  }
}
