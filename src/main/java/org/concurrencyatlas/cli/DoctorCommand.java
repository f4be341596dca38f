package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.analysis.NegativeControls;
import org.concurrencyatlas.analysis.PermutationTest;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Preflight;
import org.concurrencyatlas.plan.PreflightCheck;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.report.text.ControlSentences;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says whether this machine is fit for measuring, and whether the verdicts hold what they claim.
 */
@Command(
    name = "doctor",
    description = "Says whether this machine is fit for measuring, and what to do where it is not.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final int SHUFFLES = 1000;

  @Spec private CommandSpec spec;
  @Mixin private ResultsOption results;

  @Option(
      names = "--a-a",
      description =
          "also run contenders against themselves and a model that does no work: nobody may win"
              + " (4 minutes)")
  private boolean aaCells;

  @Option(
      names = "--permute",
      paramLabel = "RUN",
      description =
          "also shuffle the labels of a run's forks "
              + SHUFFLES
              + " times: how often does its own noise make a winner?")
  private @Nullable Path shuffled;

  @Override
  public Integer call() throws Exception {
    boolean fit = look();
    boolean honest = true;
    if (fit && aaCells) {
      honest = controls();
    }
    if (shuffled != null) {
      honest &= shuffle(StoredRun.read(RunDirectory.existing(shuffled)));
    }
    return !fit ? ExitCode.WRONG_USAGE : honest ? ExitCode.DONE : ExitCode.RUN_FAILED;
  }

  private boolean look() {
    PrintWriter out = spec.commandLine().getOut();
    List<PreflightCheck> input = Preflight.check(results.folder());
    for (PreflightCheck finding : input) {
      out.printf("%-8s %s%n", mark(finding), finding.line());
    }
    return input.stream().noneMatch(f -> f.severity() == PreflightCheck.Severity.REFUSAL);
  }

  /** A run like any other, in which nobody can win. */
  private boolean controls() throws IOException, InterruptedException {
    Instant now = Instant.now();
    RunPlan plan =
        new Planner(new WorkloadCatalogue(), new ModelCatalogue())
            .plan(ProfileCatalogue.get(ProfileCatalogue.CONTROLS), now);
    RunDirectory directory = RunExecutor.create(results.folder(), plan);
    RunAndReport.race(directory, spec.commandLine().getErr());
    StoredRun report = StoredRun.write(directory);
    NegativeControls controls = NegativeControls.of(report.input().verdicts());
    ControlSentences.cells(controls).forEach(line -> print(true, line));
    ControlSentences.controls(controls).forEach(line -> print(controls.passed(), line));
    print(true, "report: " + directory.path().resolve("report.html"));
    if (controls.aaCells().isEmpty()) {
      throw new UsageException(
          "no control reached its first look on this machine; see " + directory.path());
    }
    return shuffle(report) && controls.passed();
  }

  private boolean shuffle(StoredRun run) {
    RunPlan plan = run.input().plan();
    int firstLook = plan.looks().getFirst();
    if (run.input().verdicts().cells().stream().noneMatch(cell -> cell.blocks() >= firstLook)) {
      throw new UsageException(
          "%s has no cell with %d complete blocks, so there is nothing to permute; resume it first"
              .formatted(run.directory().path(), firstLook));
    }
    PermutationTest shuffle = PermutationTest.of(plan, run.input().forks(), SHUFFLES, plan.seed());
    boolean kept = shuffle.lowerBound() <= plan.alpha();
    print(kept, ControlSentences.shuffled(shuffle, plan.alpha()));
    return kept;
  }

  private void print(boolean fine, String line) {
    spec.commandLine().getOut().printf("%-8s %s%n", fine ? "ok" : "FAULT", line);
  }

  private static String mark(PreflightCheck finding) {
    return switch (finding.severity()) {
      case FINE -> "ok";
      case WARNING -> "warning";
      case REFUSAL -> "refused";
    };
  }
}
