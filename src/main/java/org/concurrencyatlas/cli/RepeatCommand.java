package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a run's plan again, in a session of its own. */
@Command(
    name = "repeat",
    description =
        "Measures the plan of a run again, in a new session with random orders of its own; merge"
            + " then says what holds across sessions.",
    mixinStandardHelpOptions = true)
final class RepeatCommand implements Callable<Integer> {
  private static final int MOST_TIMES = 100;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "RUN",
      converter = RunPath.class,
      description = "the run's name or folder, like results/2026-11-22T…")
  private Path run = Path.of(".");

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "how many sessions, one after another (default: ${DEFAULT-VALUE})")
  private int times = 1;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "the folder of the new runs (default: the one that RUN is in)")
  private @Nullable Path results;

  @Option(
      names = "--allow-differences",
      description = "repeat although the jar, the JVM or the machine is another one")
  private boolean allowDifferences;

  @Override
  public Integer call() throws Exception {
    if (times < 1 || times > MOST_TIMES) {
      throw new UsageException("--times %d is not allowed; give 1…%d".formatted(times, MOST_TIMES));
    }
    RunDirectory first = RunDirectory.existing(run);
    refuseShard(first);
    if (!allowDifferences) {
      RunExecutor.refuseOtherEnvironment(first);
    }
    Path folder = results == null ? parent(first) : results;
    PreflightGate.refuseOrWarn(folder, spec.commandLine().getErr());
    return repeat(first, folder);
  }

  /** Another session of one shard would have random orders that no other shard has. */
  private static void refuseShard(RunDirectory first) throws IOException {
    if (first.plan().shards().filter(Shards::isPart).isPresent()) {
      throw new UsageException(
          first.path()
              + " is a part of a plan; for another session run all its shards with another --seed");
    }
  }

  /** Runs the sessions; the exit code is the highest of theirs. */
  private int repeat(RunDirectory first, Path folder) throws IOException, InterruptedException {
    List<Path> runs = new ArrayList<>(List.of(first.path()));
    int code = ExitCode.DONE;
    for (int i = 0; i < times; i++) {
      RunPlan plan = first.plan().repeated(name(first), Instant.now());
      RunDirectory session = RunExecutor.create(folder, plan);
      runs.add(session.path());
      code = Math.max(code, RunAndReport.toTheEnd(session, output, spec));
    }
    spec.commandLine()
        .getErr()
        .println(
            "what holds across sessions: ./run-benchmarks.sh merge "
                + runs.stream().map(Path::toString).collect(Collectors.joining(" ")));
    return code;
  }

  private static Path parent(RunDirectory run) {
    Path parent = run.path().getParent();
    return parent == null || parent.toString().isEmpty()
        ? Objects.requireNonNull(run.path().toAbsolutePath().normalize().getParent())
        : parent;
  }

  private static String name(RunDirectory run) {
    return String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
  }
}
