package org.concurrencyatlas.model.thread;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Task;

/** One task after another on the calling thread. */
public final class Sequential implements ConcurrencyModel {
  /** What every other model is compared with. */
  public static final String ID = "sequential";

  private static final ModelInfo INFO =
      new ModelInfo(
              ID,
              "one thread, one task after another: the yardstick",
              "a plain loop",
              "",
              List.of())
          .with(Trait.COMPUTES)
          .reading(CodeStyle.LOOP)
          .marked(new Mark(0x4D4D4D, 0xC8C8C8, Mark.Shape.SQUARE, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return new Loop();
  }

  private record Loop() implements Session {
    @Override
    public long run(List<Task> batch) throws ExecutionException, InterruptedException {
      long sum = 0;
      for (Task task : batch) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        sum += answer(task);
      }
      return sum;
    }

    private static long answer(Task task) throws ExecutionException, InterruptedException {
      try {
        return task.call();
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable e) {
        throw new ExecutionException(e);
      }
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
