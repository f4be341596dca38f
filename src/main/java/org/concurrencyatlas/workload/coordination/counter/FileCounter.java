package org.concurrencyatlas.workload.coordination.counter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.concurrencyatlas.workload.Task;

/**
 * A counter in a file that tasks of any process map into their memory, so that every model can run
 * them: with atomic additions, or behind the operating system's lock of the file.
 */
public final class FileCounter extends Counting {
  private static final String FILE_LOCK = "file-lock";

  /** A task maps the file first, which takes as long as some hundred updates. */
  private static final int UPDATES_OF_A_TASK = 10_000;

  public FileCounter() {
    super(
        "file-counter",
        "all tasks, in whatever process, add to one number in a mapped file",
        List.of("shared-memory", FILE_LOCK),
        UPDATES_OF_A_TASK);
  }

  @Override
  List<Task> shared(String kind, int tasks, int updates) {
    Path file = MappedCounter.create(tasks);
    return Collections.nCopies(tasks, new Updates(file.toString(), kind, tasks, updates));
  }

  /** Adds to the number in the file; the last task answers with it. */
  record Updates(String file, String kind, int tasks, int updates) implements Task {
    @Override
    public long call() throws IOException {
      try (MappedCounter counter = MappedCounter.open(Path.of(file))) {
        boolean locked = kind.equals(FILE_LOCK);
        for (int i = 0; i < updates; i++) {
          if (locked) {
            counter.addLocked();
          } else {
            counter.add();
          }
        }
        return counter.done(tasks);
      }
    }

    /** Tasks are equal that make the same updates, whichever file holds the counter. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Updates that
          && kind.equals(that.kind)
          && tasks == that.tasks
          && updates == that.updates;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * tasks + updates) + kind.hashCode();
    }
  }
}
