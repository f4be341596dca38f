package org.concurrencyatlas.workload.coordination.lock;

import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.coordination.LastTask;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;
import org.jspecify.annotations.Nullable;

/**
 * Passes a guard, and computes and waits behind it; answers with what it computed.
 *
 * @param index number of the task, which its computing begins with
 * @param guard what the task passes: the same for all of the batch, or its own
 * @param passes what a guard that is common protects; null where it is not
 * @param hold what is done behind it
 */
record Holding(long index, Guard guard, @Nullable Protected passes, Hold hold) implements Task {
  /**
   * What is done behind a guard.
   *
   * @param passes times that a task passes it
   * @param steps of arithmetic in each pass
   * @param waitNanos how long each pass waits
   * @param depth how often the guard is passed, one inside the other
   */
  record Hold(int passes, int steps, long waitNanos, int depth) {}

  /** Counts passes without any protection but the guard: one that lets two through loses some. */
  static final class Protected {
    private final LastTask last;
    private long count;

    Protected(int tasks) {
      this.last = new LastTask(tasks);
    }

    /** The passes of the batch for the task that ends last, which resets them; 0 for the others. */
    private long done() {
      if (!last.done()) {
        return 0;
      }
      long all = count;
      count = 0;
      return all;
    }
  }

  @Override
  public long call() throws InterruptedException {
    Work work = new Work(passes, hold, SplitMix.mix(index));
    for (int i = 0; i < hold.passes(); i++) {
      guard.run(work, hold.depth());
    }
    return work.state + (passes == null ? 0 : passes.done());
  }

  /** What a task does in each pass, one after the other. */
  private static final class Work implements Guard.Section {
    private final @Nullable Protected passes;
    private final Hold hold;
    private long state;

    Work(@Nullable Protected passes, Hold hold, long state) {
      this.passes = passes;
      this.hold = hold;
      this.state = state;
    }

    @Override
    public void run() throws InterruptedException {
      if (passes != null) {
        passes.count++;
      }
      state = XorShift.walk(state, hold.steps());
      if (hold.waitNanos() > 0) {
        TimeUnit.NANOSECONDS.sleep(hold.waitNanos());
      }
    }
  }
}
