package org.concurrencyatlas.workload;

import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;

/**
 * What the tasks of a point need of the model that runs them.
 *
 * @param sharedMemory whether they share objects, which only tasks of one JVM can
 * @param together so many tasks must be in flight at once, for they wait for each other; at least 1
 */
public record Needs(boolean sharedMemory, long together) {
  /** Tasks that know nothing of each other, which every model can run. */
  public static final Needs NOTHING = new Needs(false, 1);

  /** Tasks that share objects and never wait for one that has not begun. */
  public static final Needs SHARED_MEMORY = new Needs(true, 1);

  /**
   * Why a model cannot run such tasks, one line; empty when it can.
   *
   * @param admitted tasks that it has in flight at once
   */
  public Optional<String> refusal(ModelInfo model, long admitted) {
    if (sharedMemory && model.processes().isPresent()) {
      return Optional.of(
          "its tasks share memory, which processes do not; take a model that runs them in one JVM");
    }
    return admitted < together
        ? Optional.of(
            "%d of its tasks wait for each other, %s admits %d at once; admit %d or more"
                .formatted(together, model.id(), admitted, together))
        : Optional.empty();
  }
}
