package org.concurrencyatlas.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.option.NameOption;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.option.SeedOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.run.foreign.Interpreters;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets Python's ways beside those of the JVM, where there is a Python. */
@Command(
    name = "python",
    description =
        "Races Python's ways to run many tasks beside those of the JVM: threads, pools, asyncio,"
            + " processes.",
    mixinStandardHelpOptions = true)
final class PythonCommand implements Callable<Integer> {
  private static final String SCRIPT = "compare_pools.py";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  private final String searchPath;

  @Spec private CommandSpec spec;
  @Mixin private ResultsOption results;

  @Mixin private OutputOptions output;
  @Mixin private SeedOption seed;
  @Mixin private NameOption name;

  @Option(
      names = "--pools",
      description = "instead, the worker-JVM pool against Python's process pools, figure by figure")
  private boolean pools;

  @Option(names = "--short", description = "with --pools, a trial: its figures mean nothing")
  private boolean brief;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "no new fork after this time, like 90s or 20m (default: the profile's)")
  private @Nullable Duration budget;

  /** Looks for Python on the path of this process. */
  PythonCommand() {
    this(System.getenv().getOrDefault("PATH", ""));
  }

  PythonCommand(String searchPath) {
    this.searchPath = searchPath;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Path> python = new Interpreters(searchPath).find("python3");
    if (python.isEmpty()) {
      err.println("skipped: python3 is not on the path; install it to compare with it");
      return ExitCode.DONE;
    }
    return pools ? comparePools(python.get(), err) : race(err);
  }

  /** The profile of both worlds, like any run. */
  private int race(PrintWriter err) throws IOException, InterruptedException {
    Optional<String> called = name.name();
    RunPlan plan =
        new Planner(new WorkloadCatalogue(), new ModelCatalogue())
            .plan(ProfileCatalogue.get(ProfileCatalogue.PYTHON), Instant.now());
    long budgetMillis = budget == null ? plan.budgetMillis() : budget.toMillis();
    PreflightGate.refuseOrWarn(results.folder(), err);
    return RunAndReport.toTheEnd(
        RunExecutor.create(
            results.folder(),
            plan.within(seed.seed(), budgetMillis),
            called.orElse(plan.profile())),
        output,
        spec);
  }

  private int comparePools(Path python, PrintWriter err) throws IOException, InterruptedException {
    Path script = Files.createTempFile("concurrency-atlas-", ".py");
    try {
      unpack(script);
      Path out = results.folder().resolve(STAMP.format(Instant.now()) + "-python-pools");
      int code = run(command(python, script, out));
      if (code == 0) {
        err.println("written: " + out.resolve("python.md") + " and python.json");
      }
      return code == 0 ? ExitCode.DONE : ExitCode.RUN_FAILED;
    } finally {
      Files.delete(script);
    }
  }

  static void unpack(Path script) throws IOException {
    try (InputStream text = PythonCommand.class.getResourceAsStream(SCRIPT)) {
      if (text == null) {
        throw new FileNotFoundException(SCRIPT + " is not in the jar");
      }
      Files.write(script, text.readAllBytes());
    }
  }

  private List<String> command(Path python, Path script, Path out) {
    List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
    command.addAll(
        List.of("--java", Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    command.addAll(List.of("--out", out.toString()));
    if (brief) {
      command.add("--short");
    }
    return command;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
