package org.concurrencyatlas.model.thread;

import java.util.List;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.UnsupportedModelException;

/**
 * A structured task scope for each batch. The scope is a preview of JDK 25: the class that uses it
 * is compiled apart, is marked as a preview, and is loaded by name when a session is opened, so
 * that a JVM without it knows the model and says why it cannot run it.
 */
public final class Structured implements ConcurrencyModel {
  private static final String ADMIT = "admit";
  private static final String SESSION = "org.concurrencyatlas.model.thread.StructuredSession";

  private static final ModelInfo INFO =
      new ModelInfo(
              "structured",
              "StructuredTaskScope: a virtual thread for each task, the first failure cancels all",
              "asyncio.TaskGroup",
              ADMIT,
              List.of(
                  new WholeNumber(
                      ADMIT, "tasks in flight at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.TAKES_TASKS_ANY_TIME, Trait.BY_NAME)
          .needing("--enable-preview")
          .marked(new Mark(0xD55E00, 0xFF7A1A, Mark.Shape.CIRCLE, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  /**
   * Opens the session.
   *
   * @throws UnsupportedModelException when the JVM was started without its preview features, or has
   *     those of another version
   */
  @Override
  public Session open(Settings settings) {
    InFlightLimit admission = InFlightLimit.of(settings.wholeNumber(ADMIT));
    try {
      return Class.forName(SESSION)
          .asSubclass(Session.class)
          .getDeclaredConstructor(InFlightLimit.class)
          .newInstance(admission);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UnsupportedModelException(
          "StructuredTaskScope is a preview of JDK 25 and needs --enable-preview ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
