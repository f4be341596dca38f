package org.concurrencyatlas.model.foreign;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Outcome.Status;

/** Python's ways to run many tasks, from its standard library alone. */
public final class Python {
  /** As its program tells it; a build without the global lock is another runtime. */
  private static final String VERSION =
      "import platform as p, sysconfig as s; print(p.python_implementation(),"
          + " p.python_version() + 't' * bool(s.get_config_var('Py_GIL_DISABLED')))";

  /** Its exceptions stand before their reason on the last line. */
  private static final ForeignRuntime RUNTIME =
      new ForeignRuntime(
          "python3",
          List.of("-c", VERSION),
          Map.of(
              "ConnectionRefusedError", Status.MACHINE_FAILED,
              "MemoryError", Status.OUT_OF_MEMORY));

  private static final ForeignWays WAYS =
      new ForeignWays("Python", RUNTIME, ForeignWays.script("atlas_tasks.py"), 0x8A6D00, 0xE3C04B);

  private Python() {}

  /** All of them, in the order of the lists. */
  public static List<ForeignModel> models() {
    return Stream.of(threads(), loops(), processes()).flatMap(List::stream).toList();
  }

  private static List<ForeignModel> threads() {
    return List.of(
        way(
            "sequential",
            "a plain loop",
            List.of(),
            CodeStyle.LOOP,
            Mark.Shape.BOW_TIE,
            false,
            Trait.ONE_THREAD),
        way(
            "threading",
            "threading.Thread, a new one for each task",
            List.of(ForeignWays.admit()),
            CodeStyle.BLOCKING_UNBOUNDED,
            Mark.Shape.CHEVRON,
            true,
            Trait.GLOBAL_LOCK,
            Trait.THREAD_PER_TASK),
        way(
            "thread-pool",
            "ThreadPoolExecutor.map",
            List.of(ForeignWays.threads()),
            CodeStyle.BLOCKING_BOUNDED,
            Mark.Shape.TRIANGLE_LEFT,
            true,
            Trait.GLOBAL_LOCK));
  }

  private static List<ForeignModel> loops() {
    return List.of(
        way(
            "asyncio",
            "asyncio: a coroutine for each task, gather",
            List.of(ForeignWays.admit()),
            CodeStyle.CALLBACKS,
            Mark.Shape.HOURGLASS,
            true,
            Trait.ONE_THREAD),
        way(
            "asyncio-executor",
            "asyncio with run_in_executor: blocking tasks in threads",
            List.of(ForeignWays.threads()),
            CodeStyle.BLOCKING_BOUNDED,
            Mark.Shape.HOURGLASS,
            false,
            Trait.GLOBAL_LOCK));
  }

  private static List<ForeignModel> processes() {
    return List.of(
        processes("process-pool", "ProcessPoolExecutor.map", Mark.Shape.BOW_TIE, true),
        processes("pool", "multiprocessing.Pool.map", Mark.Shape.TRIANGLE_LEFT, false));
  }

  private static ForeignModel way(
      String way,
      String description,
      List<Parameter> settings,
      CodeStyle style,
      Mark.Shape shape,
      boolean filled,
      Trait... traits) {
    return WAYS.model(
        way,
        description,
        "itself",
        settings,
        info -> info.with(Trait.BY_NAME, traits).reading(style).marked(WAYS.mark(shape, filled)));
  }

  private static ForeignModel processes(
      String way, String description, Mark.Shape shape, boolean filled) {
    return WAYS.model(
        way,
        description,
        "itself",
        List.of(
            ForeignWays.workers("worker processes"),
            ForeignWays.chunk("tasks that cross at once, 0 for the library's own", 0)),
        info ->
            info.with(Trait.BY_NAME, Trait.SEPARATE_MEMORY)
                .reading(CodeStyle.OTHER_PROCESS)
                .marked(WAYS.mark(shape, filled)));
  }
}
