package org.concurrencyatlas.model.actor;

import java.util.List;
import java.util.Set;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.process.WorkerSettings;

/**
 * A pool of actors that pull: one hands a task to each, and the next when its answer has come, so
 * that no mailbox ever holds more than it has room for. An actor whose task waits holds no thread.
 * The actors are in this JVM, or in other nodes of Pekko's cluster.
 */
public final class Actors implements ConcurrencyModel {
  private static final String ACTORS = "actors";
  private static final String THREADS = "threads";
  private static final String NODES = "nodes";
  private static final int MOST_ACTORS = 100_000;
  private static final int MOST_THREADS = 1_000;
  private static final int MOST_NODES = 16;

  /** An actor costs less than a kilobyte: a small pool would only be wronged where tasks wait. */
  private static final int USUAL_ACTORS = 1_000;

  private static final ModelInfo INFO =
      new ModelInfo(
              "actors",
              "Apache Pekko: a pool of actors with bounded mailboxes, which pull their tasks",
              "–",
              ACTORS,
              List.of(
                  new WholeNumber(
                      ACTORS,
                      "actors of the pool, each with one task at a time",
                      1,
                      MOST_ACTORS,
                      USUAL_ACTORS),
                  new WholeNumber(
                      THREADS,
                      "threads of the dispatcher, which runs the actors",
                      1,
                      MOST_THREADS,
                      Runtime.getRuntime().availableProcessors()),
                  new WholeNumber(
                      NODES,
                      "nodes of Pekko's cluster; with several each is a JVM, and all actors are in"
                          + " those beside the first",
                      1,
                      MOST_NODES,
                      1),
                  WorkerSettings.HEAP,
                  WorkerSettings.COLLECTOR))
          .with(
              Trait.COMPUTES,
              Trait.WAITS,
              Trait.MUST_NOT_BLOCK,
              Trait.TAKES_TASKS_ANY_TIME,
              Trait.PASSES_MESSAGES,
              Trait.BY_NAME)
          .inProcessesBesideFork(NODES, WorkerSettings.HEAP.name())
          .reading(CodeStyle.CALLBACKS)
          // Pekko and Scala use Unsafe, of which the JVM would warn in every fork
          .needing("--sun-misc-unsafe-memory-access=allow")
          .marked(new Mark(0x7A3E9D, 0xC79BE3, Mark.Shape.BAR, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Set<Library> libraries(Settings settings) {
    return Set.of(isOneJvm(settings) ? Library.PEKKO : Library.PEKKO_CLUSTER);
  }

  @Override
  public Session open(Settings settings) throws InterruptedException {
    int actors = settings.wholeNumber(ACTORS);
    int threads = settings.wholeNumber(THREADS);
    return isOneJvm(settings)
        ? ActorSession.open(actors, threads)
        : ClusterSession.open(
            settings.wholeNumber(NODES) - 1, actors, threads, WorkerSettings.jvm(settings));
  }

  private static boolean isOneJvm(Settings settings) {
    return settings.wholeNumber(NODES) == 1;
  }
}
