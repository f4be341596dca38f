package org.concurrencyatlas.model.thread;

import java.util.List;
import java.util.concurrent.ThreadFactory;
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

/** A new platform thread for each task; starting it is part of the task's cost. */
public final class PlatformThreads implements ConcurrencyModel {
  private static final String ADMIT = "admit";

  private static final ModelInfo INFO =
      new ModelInfo(
              "platform-threads",
              "a new platform thread for each task",
              "threading.Thread",
              ADMIT,
              List.of(
                  new WholeNumber(ADMIT, "threads alive at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.THREAD_PER_TASK, Trait.TAKES_TASKS_ANY_TIME)
          .reading(CodeStyle.BLOCKING_UNBOUNDED)
          .marked(new Mark(0xC77F00, 0xE69F00, Mark.Shape.TRIANGLE_UP, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return new Starter(InFlightLimit.of(settings.wholeNumber(ADMIT)));
  }

  /** Waits for admission before it starts a thread: a thread that waits to begin costs as much. */
  private static final class Starter extends ThreadPerTask {
    private final ThreadFactory threads =
        Thread.ofPlatform().daemon().name("platform-threads-", 0).factory();
    private final InFlightLimit admission;

    Starter(InFlightLimit admission) {
      this.admission = admission;
    }

    @Override
    Thread start(Task task, Completion done) throws InterruptedException {
      admission.enter();
      Thread thread =
          threads.newThread(() -> {
            done.run(task);
            admission.leave();
          });
      thread.start();
      return thread;
    }
  }
}
