package org.concurrencyatlas.workload.coordination.driven;

import org.concurrencyatlas.workload.Task;

/** Short tasks beside long ones that compute: whether those let them through. */
public final class NoisyNeighbour extends BesideLoad {
  public NoisyNeighbour() {
    super(
        "noisy-neighbour",
        "short tasks come to a model whose threads compute long ones: the time until they are done",
        20,
        20,
        8,
        20_000);
  }

  @Override
  Task task(long index, int steps) {
    return new Computing(index, steps);
  }
}
