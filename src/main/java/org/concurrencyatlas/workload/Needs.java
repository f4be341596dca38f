package org.concurrencyatlas.workload;

import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;

/**
 * What the tasks of a point need of the model that runs them.
 *
 * @param sharedMemory whether they share objects, which only tasks of one JVM can
 * @param together so many tasks must be in flight at once, for they wait for each other; at least 1
 * @param submitter whether tasks are {@linkplain Submitter submitted} while others run
 */
public record Needs(boolean sharedMemory, long together, boolean submitter) {
  /** Tasks that know nothing of each other, which every model can run. */
  public static final Needs NOTHING = new Needs(false, 1);

  /** Tasks that share objects and never wait for one that has not begun. */
  public static final Needs SHARED_MEMORY = new Needs(true, 1);

  /** Tasks that know nothing of each other, some of which are submitted while others run. */
  public static final Needs SUBMITTER = new Needs(false, 1, true);

  /** Tasks that are all there before the first one runs. */
  public Needs(boolean sharedMemory, long together) {
    this(sharedMemory, together, false);
  }

  /**
   * Why a model cannot run such tasks, one line; empty when it can.
   *
   * @param admitted tasks that it has in flight at once
   */
  public Optional<String> refusal(ModelInfo model, long admitted) {
    if (sharedMemory && (model.processes().isPresent() || model.is(Trait.SEPARATE_MEMORY))) {
      return Optional.of(
          "its tasks share memory, which processes do not; take a model that runs them in one process");
    }
    if (submitter && !model.is(Trait.TAKES_TASKS_ANY_TIME)) {
      return Optional.of(
          "tasks are submitted while others run, and %s takes a batch at a time; take another model"
              .formatted(model.id()));
    }
    return admitted < together
        ? Optional.of(
            "%d of its tasks wait for each other, %s admits %d at once; admit %d or more"
                .formatted(together, model.id(), admitted, together))
        : Optional.empty();
  }
}
