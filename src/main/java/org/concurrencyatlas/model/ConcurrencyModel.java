package org.concurrencyatlas.model;

import java.util.Set;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.ModelInfo;

/**
 * A way to run many tasks. Implementations are stateless; the harness calls them on the benchmark's
 * thread, never concurrently.
 */
public interface ConcurrencyModel {
  /** Id, description, counterpart in Python and settings; constant. */
  ModelInfo info();

  /**
   * The libraries that it needs and that are not in the product's own jar. Only JVMs that open it
   * have them.
   *
   * @param settings every setting present and in range
   */
  default Set<Library> libraries(Settings settings) {
    return Set.of();
  }

  /**
   * Ids of the services that it needs: the harness starts each once for a run and passes its
   * address to the forks.
   */
  default Set<String> services() {
    return Set.of();
  }

  /**
   * Opens what the model needs before a batch can run: pools, workers, connections. Called outside
   * the timed region.
   *
   * @param settings every setting present and in range
   * @return the session, which the caller closes
   * @throws Exception when it cannot be opened; the fork then fails with this reason
   */
  Session open(Settings settings) throws Exception;
}
