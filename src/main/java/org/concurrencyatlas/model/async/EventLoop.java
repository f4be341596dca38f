package org.concurrencyatlas.model.async;

import java.util.List;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;

/** One thread for everything: it starts tasks, computes, and is called back when a wait is over. */
public final class EventLoop implements ConcurrencyModel {
  private static final ModelInfo INFO =
      new ModelInfo(
              "event-loop",
              "one event loop of Netty: callbacks and all computing on its one thread",
              "the asyncio loop itself",
              Admission.NAME,
              List.of(Admission.SETTING))
          .with(
              Trait.COMPUTES,
              Trait.WAITS,
              Trait.MUST_NOT_BLOCK,
              Trait.ONE_THREAD,
              Trait.TAKES_TASKS_ANY_TIME,
              Trait.BY_NAME)
          .reading(CodeStyle.CALLBACKS)
          .marked(new Mark(0x3F6F21, 0x9CCB6B, Mark.Shape.TRIANGLE_RIGHT, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    Loop loop = new Loop();
    return new LoopSession(loop, new Computing.OnLoop(loop), Admission.of(settings));
  }
}
