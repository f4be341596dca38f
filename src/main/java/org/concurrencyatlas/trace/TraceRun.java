package org.concurrencyatlas.trace;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.machine.EnvironmentReader;
import org.concurrencyatlas.machine.OrphanGuard;
import org.concurrencyatlas.machine.ProcessorAffinity;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.ForkNeeds;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.run.ForkFailure;
import org.concurrencyatlas.run.ForkTimeout;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.suite.Suites;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** Traces contenders, each in a fresh JVM with the flags of a fork. */
public final class TraceRun {
  private static final long TIMEOUT_MILLIS = 60_000;

  /** More boxes than this cannot be distinguished on a screen. */
  private static final long MOST_TASKS = 200;

  private TraceRun() {}

  /**
   * Traces every contender of a cell and writes the batches into a folder of their own. A contender
   * that fails is kept with its reason.
   *
   * @param results the folder of all runs
   * @param servers flags of those that run already: {@link BackEnds#flag}
   * @param starting is told each contender before it is traced
   * @return the folder
   * @throws UsageException when the work has too many tasks, or a server does not answer
   */
  public static Path record(
      Path results, Cell cell, List<String> servers, Consumer<Contender> starting)
      throws IOException, InterruptedException {
    if (cell.tasks() > MOST_TASKS) {
      throw new UsageException(
          "a trace of %d tasks cannot be read; give 1…%d".formatted(cell.tasks(), MOST_TASKS));
    }
    Instant now = Instant.now();
    List<TracedBatch> batches = new ArrayList<>();
    Set<String> services = needs().services(List.of(cell));
    try (OrphanGuard _ = OrphanGuard.install();
        BackEnds backEnds = BackEnds.open(services, servers)) {
      Path folder = RunExecutor.freshFolder(results, now, "trace");
      new RunDirectory(folder).write(EnvironmentReader.read(ForkFlags.DEFAULT));
      List<String> harness = Suites.harnessFlags(services, backEnds);
      for (Contender contender : cell.contenders()) {
        starting.accept(contender);
        batches.add(trace(cell, contender, harness));
      }
      TracedBatch.write(folder, batches);
      return folder;
    }
  }

  /** Those of the work and of the models. */
  private static ForkNeeds needs() {
    return new ForkNeeds(new WorkloadCatalogue(), new ModelCatalogue());
  }

  private static TracedBatch trace(Cell cell, Contender contender, List<String> harness)
      throws IOException, InterruptedException {
    Instant startedAt = Instant.now();
    Path scratch = Files.createTempDirectory("concurrency-atlas-trace-");
    List<String> flags =
        new ArrayList<>(ForkFlags.replace(ForkFlags.DEFAULT, cell.point().jvmFlags()));
    flags.addAll(harness);
    try (ForkTimeout limit = new ForkTimeout(TIMEOUT_MILLIS);
        ProcessorAffinity _ = ProcessorAffinity.first(ForkFlags.processors(flags))) {
      File log = scratch.resolve("log").toFile();
      int exit =
          new ProcessBuilder(command(cell, contender, flags, scratch))
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start()
              .waitFor();
      if (exit == 0) {
        return TracedBatch.read(scratch).getFirst();
      }
      String reason =
          limit.expired()
              ? "killed after " + TIMEOUT_MILLIS + " ms"
              : ForkFailure.deepestCause(Files.readString(log.toPath()));
      return TracedBatch.failed(cell.point(), contender, startedAt, reason);
    } finally {
      TemporaryFolder.delete(scratch);
    }
  }

  private static List<String> command(
      Cell cell, Contender contender, List<String> flags, Path scratch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ForkFlags.of(contender, flags));
    command.add("-cp");
    command.add(AddedJars.classPath(List.of(), needs().libraries(cell, contender)));
    command.add(TraceMain.class.getName());
    command.add(cell.point().toString());
    command.add(contender.toString());
    command.add(scratch.toString());
    return command;
  }
}
