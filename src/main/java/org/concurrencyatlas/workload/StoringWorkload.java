package org.concurrencyatlas.workload;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Point;

/** A workload whose tasks leave something outside their JVM: files, objects, rows. */
public interface StoringWorkload extends Workload {
  /**
   * Looks whether what a batch stored is right. Called after each batch that was answered rightly,
   * outside the timed region. May spoil what is stored, so that the next batch cannot live on it.
   *
   * @param batch that has run
   * @return what is wrong, one line; empty when nothing is
   * @throws IOException when it cannot be read
   */
  Optional<String> flaw(Point point, List<Task> batch) throws IOException;

  /**
   * Removes what {@link #batch} and the tasks have stored. Called after the last batch. A workload
   * whose client must be open for it does it {@linkplain Services#beforeClosing before that is
   * closed} instead.
   *
   * @throws IOException when something stays
   */
  default void remove(Point point, List<Task> batch) throws IOException {
    // removed with the client
  }
}
