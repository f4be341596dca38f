package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.Set;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;

/** A stream of tasks, of which the operator {@code flatMap} has so many in flight at once. */
public final class Reactive implements ConcurrencyModel {
  private static final ModelInfo INFO =
      new ModelInfo(
              "reactive",
              "Project Reactor: a stream of tasks with a bounded flatMap",
              "–",
              Admission.NAME,
              List.of(Admission.SETTING))
          .with(
              Trait.COMPUTES,
              Trait.WAITS,
              Trait.MUST_NOT_BLOCK,
              Trait.TAKES_TASKS_ANY_TIME,
              Trait.BY_NAME)
          .reading(CodeStyle.CALLBACKS)
          .marked(new Mark(0x9E1B4F, 0xF07CA8, Mark.Shape.TRIANGLE_RIGHT, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Set<Library> libraries(Settings settings) {
    return Set.of(Library.REACTOR);
  }

  @Override
  public Session open(Settings settings) {
    return ReactiveSession.of(Admission.of(settings));
  }
}
