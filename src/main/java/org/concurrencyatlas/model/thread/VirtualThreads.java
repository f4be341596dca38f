package org.concurrencyatlas.model.thread;

import java.util.List;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/** A virtual thread for each task; the JVM's scheduler has one carrier a processor. */
public final class VirtualThreads implements ConcurrencyModel {
  private static final String ADMIT = "admit";

  private static final ModelInfo INFO =
      new ModelInfo(
              "virtual-threads",
              "a virtual thread for each task",
              "– (closest: asyncio tasks)",
              ADMIT,
              List.of(
                  new WholeNumber(
                      ADMIT, "tasks in flight at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.TAKES_TASKS_ANY_TIME)
          .reading(CodeStyle.BLOCKING_UNBOUNDED)
          .marked(new Mark(0xD55E00, 0xFF7A1A, Mark.Shape.CIRCLE, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return new Starter(InFlightLimit.of(settings.wholeNumber(ADMIT)));
  }

  /** Lets the thread itself wait for admission: a waiting virtual thread is what is cheap here. */
  private static final class Starter extends ThreadPerTask {
    private final InFlightLimit admission;

    Starter(InFlightLimit admission) {
      this.admission = admission;
    }

    @Override
    Thread start(Task task, Completion done) {
      return Thread.startVirtualThread(() -> runAdmitted(task, done));
    }

    private void runAdmitted(Task task, Completion done) {
      try {
        admission.enter();
      } catch (InterruptedException e) {
        done.fail(e);
        return;
      }
      done.run(task);
      admission.leave();
    }
  }
}
