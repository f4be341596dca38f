package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.Executors;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;

/** One worker that takes all tasks from a queue. */
public final class SingleThread implements ConcurrencyModel {
  /** The simplest that can be a service: a queue with one server. */
  public static final String ID = "single-thread";

  private static final ModelInfo INFO =
      new ModelInfo(
              ID,
              "newSingleThreadExecutor: one worker and a queue",
              "ThreadPoolExecutor(max_workers=1)",
              "",
              List.of())
          .with(Trait.COMPUTES, Trait.TAKES_TASKS_ANY_TIME, Trait.BY_NAME)
          .marked(new Mark(0x4D4D4D, 0xC8C8C8, Mark.Shape.SQUARE, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return PoolSession.each(
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("single-thread-", 0).factory()));
  }
}
