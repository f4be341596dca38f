package org.concurrencyatlas.model.foreign;

import java.util.List;
import java.util.Map;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.Outcome.Status;

/** Node's ways to run many tasks, from its standard library alone. */
public final class Node {
  /** Where its heap is full, V8 ends the process in the midst of a report of many lines. */
  private static final ForeignRuntime RUNTIME =
      new ForeignRuntime(
          "node",
          List.of("-p", "'Node ' + process.versions.node"),
          Map.of(
              "ECONNREFUSED", Status.MACHINE_FAILED,
              "heap out of memory", Status.OUT_OF_MEMORY));

  private static final ForeignWays WAYS =
      new ForeignWays("Node", RUNTIME, ForeignWays.script("atlas_tasks.mjs"), 0x00707A, 0x4FC3C9);

  private Node() {}

  /** All of them, in the order of the lists. */
  public static List<ForeignModel> models() {
    return List.of(sequential(), promises(), workerThreads(), childProcesses());
  }

  private static ForeignModel sequential() {
    return WAYS.model(
        "sequential",
        "a plain loop",
        "a plain loop",
        List.of(),
        info ->
            info.with(Trait.BY_NAME, Trait.ONE_THREAD)
                .reading(CodeStyle.LOOP)
                .marked(WAYS.mark(Mark.Shape.LETTER_L, false)));
  }

  private static ForeignModel promises() {
    return WAYS.model(
        "promises",
        "a promise for each task on the event loop",
        "asyncio.gather",
        List.of(ForeignWays.admit()),
        info ->
            info.with(Trait.BY_NAME, Trait.ONE_THREAD)
                .reading(CodeStyle.CALLBACKS)
                .marked(WAYS.mark(Mark.Shape.LETTER_T, true)));
  }

  /** They share only what is made for it; all else must cross to them, as to a process. */
  private static ForeignModel workerThreads() {
    return WAYS.model(
        "worker-threads",
        "a pool of worker_threads, to which the numbers of tasks cross",
        "ThreadPoolExecutor",
        List.of(
            ForeignWays.workers("worker threads"),
            ForeignWays.chunk("tasks that cross at once", 1)),
        info ->
            info.with(Trait.BY_NAME)
                .reading(CodeStyle.OTHER_PROCESS)
                .marked(WAYS.mark(Mark.Shape.LETTER_T, false)));
  }

  private static ForeignModel childProcesses() {
    return WAYS.model(
        "child-processes",
        "a pool of child_process.fork, to which the numbers of tasks cross",
        "ProcessPoolExecutor",
        List.of(
            ForeignWays.workers("child processes"),
            ForeignWays.chunk("tasks that cross at once", 1)),
        info ->
            info.with(Trait.BY_NAME, Trait.SEPARATE_MEMORY)
                .reading(CodeStyle.OTHER_PROCESS)
                .marked(WAYS.mark(Mark.Shape.LETTER_L, true)));
  }
}
