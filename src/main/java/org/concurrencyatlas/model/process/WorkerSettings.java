package org.concurrencyatlas.model.process;

import java.util.List;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.workload.method.MethodProperty;

/** The settings for JVMs of workers, which the models with processes share. */
public final class WorkerSettings {
  public static final Parameter HEAP =
      new WholeNumber(
          "heapMegabytes", "most heap of a worker; 0 is that of the fork", 0, 1 << 20, 0);
  public static final Parameter COLLECTOR =
      new Choice(
          "collector",
          "collector of the workers; fork is that of the fork",
          List.of("fork", "serial", "parallel", "g1", "z"),
          "fork");
  static final Parameter CACHE =
      new Choice(
          "cache",
          "what a worker starts from: the JDK's class archive, one of its own classes, an AOT cache",
          List.of("jdk", "cds", "aot"),
          "jdk");

  private static final int MAX_PROCESSES = 1024;

  private WorkerSettings() {}

  /** The setting that says how many processes there are. */
  public static Parameter processes(String name, String description) {
    return new WholeNumber(
        name, description, 1, MAX_PROCESSES, Runtime.getRuntime().availableProcessors());
  }

  /** The JVM that the settings {@link #HEAP} and {@link #COLLECTOR} describe. */
  public static WorkerJvm jvm(Settings settings) {
    WorkerJvm fork = WorkerJvm.likeThis();
    int heap = settings.wholeNumber("heapMegabytes");
    return new WorkerJvm(
        heap == 0 ? fork.heapMegabytes() : heap,
        switch (settings.choice("collector")) {
          case "serial" -> "UseSerialGC";
          case "parallel" -> "UseParallelGC";
          case "g1" -> "UseG1GC";
          case "z" -> "UseZGC";
          default -> fork.collector();
        },
        MethodProperty.workerFlags());
  }
}
