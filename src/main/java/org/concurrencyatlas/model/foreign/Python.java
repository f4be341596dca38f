package org.concurrencyatlas.model.foreign;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;

/** Python's ways to run many tasks, from its standard library alone. */
public final class Python {
  private static final String INTERPRETER = "python3";
  private static final URL SCRIPT =
      Objects.requireNonNull(Python.class.getResource("atlas_tasks.py"), "atlas_tasks.py");
  private static final Set<String> WORKLOADS =
      Set.of("square", "sha256", "timer", "http", "mixed", "counter");

  private static final String ADMIT = "admit";
  private static final String THREADS = "threads";
  private static final String WORKERS = "workers";
  private static final int MOST_THREADS = 100_000;
  private static final int MOST_WORKERS = 1_000;

  private Python() {}

  /** All of them, in the order of the lists. */
  public static List<ForeignModel> models() {
    return List.of(
        way(
            "sequential",
            "a plain loop",
            "",
            List.of(),
            CodeStyle.LOOP,
            mark(Mark.Shape.BOW_TIE, false)),
        way(
            "threading",
            "threading.Thread, a new one for each task",
            ADMIT,
            List.of(admit()),
            CodeStyle.BLOCKING_UNBOUNDED,
            mark(Mark.Shape.CHEVRON, true),
            Trait.THREAD_PER_TASK),
        way(
            "thread-pool",
            "ThreadPoolExecutor.map",
            THREADS,
            List.of(threads()),
            CodeStyle.BLOCKING_BOUNDED,
            mark(Mark.Shape.TRIANGLE_LEFT, true)),
        way(
            "asyncio",
            "asyncio: a coroutine for each task, gather",
            ADMIT,
            List.of(admit()),
            CodeStyle.CALLBACKS,
            mark(Mark.Shape.HOURGLASS, true)),
        way(
            "asyncio-executor",
            "asyncio with run_in_executor: blocking tasks in threads",
            THREADS,
            List.of(threads()),
            CodeStyle.BLOCKING_BOUNDED,
            mark(Mark.Shape.HOURGLASS, false)),
        processes("process-pool", "ProcessPoolExecutor.map", mark(Mark.Shape.BOW_TIE, true)),
        processes("pool", "multiprocessing.Pool.map", mark(Mark.Shape.TRIANGLE_LEFT, false)));
  }

  private static ForeignModel way(
      String way,
      String description,
      String admission,
      List<Parameter> settings,
      CodeStyle style,
      Mark mark,
      Trait... more) {
    ModelInfo info =
        new ModelInfo("python-" + way, description + " (Python)", "itself", admission, settings)
            .with(
                Trait.BY_NAME,
                Stream.concat(Stream.of(Trait.GLOBAL_LOCK), Stream.of(more)).toArray(Trait[]::new))
            .reading(style)
            .marked(mark);
    return model(info, way);
  }

  private static ForeignModel processes(String way, String description, Mark mark) {
    ModelInfo info =
        new ModelInfo(
                "python-" + way,
                description + " (Python)",
                "itself",
                WORKERS,
                List.of(
                    new WholeNumber(WORKERS, "worker processes", 1, MOST_WORKERS, processors()),
                    new WholeNumber(
                        "chunk",
                        "tasks that cross at once, 0 for the library's own",
                        0,
                        1_000_000,
                        0)))
            .with(Trait.BY_NAME, Trait.SEPARATE_MEMORY)
            .reading(CodeStyle.OTHER_PROCESS)
            .marked(mark);
    return model(info, way);
  }

  private static ForeignModel model(ModelInfo info, String way) {
    return new ForeignModel(info, new ForeignProgram(INTERPRETER, SCRIPT, way, WORKLOADS));
  }

  private static Mark mark(Mark.Shape shape, boolean filled) {
    return new Mark(0x8A6D00, 0xE3C04B, shape, filled);
  }

  private static Parameter admit() {
    return new WholeNumber(ADMIT, "tasks in flight at once, 0 for all", 0, 1_000_000, 0);
  }

  private static Parameter threads() {
    return new WholeNumber(THREADS, "threads of the pool", 1, MOST_THREADS, processors());
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
