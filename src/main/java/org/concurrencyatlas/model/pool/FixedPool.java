package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;

/** A fixed number of platform threads that take tasks from one queue. */
public final class FixedPool implements ConcurrencyModel {
  private static final String THREADS = "threads";
  private static final int MAX_THREADS = 100_000;

  private static final ModelInfo INFO =
      new ModelInfo(
              "fixed-pool",
              "ThreadPoolExecutor with a fixed number of threads",
              "ThreadPoolExecutor",
              THREADS,
              List.of(PoolSize.setting(THREADS, MAX_THREADS)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.TAKES_TASKS_ANY_TIME)
          .reading(CodeStyle.BLOCKING_BOUNDED)
          .marked(new Mark(0x2E95CF, 0x56B4E9, Mark.Shape.DIAMOND, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return PoolSession.each(
        PoolSize.pool(INFO.id(), settings.wholeNumber(THREADS), new LinkedBlockingQueue<>()));
  }
}
