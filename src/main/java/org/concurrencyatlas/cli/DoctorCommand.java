package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.model.ModelCatalogue;
import org.concurrencyatlas.report.text.Proof;
import org.concurrencyatlas.result.RunDirectory;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.run.Finding;
import org.concurrencyatlas.run.MeasuredRun;
import org.concurrencyatlas.run.Planner;
import org.concurrencyatlas.run.Preflight;
import org.concurrencyatlas.run.ProfileCatalogue;
import org.concurrencyatlas.verdict.Controls;
import org.concurrencyatlas.verdict.LabelShuffle;
import org.concurrencyatlas.workload.WorkloadCatalogue;
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
  private boolean twins;

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
    if (fit && twins) {
      honest = controls();
    }
    if (shuffled != null) {
      honest &= shuffle(Reporting.read(RunDirectory.existing(shuffled)));
    }
    return !fit ? ExitCode.WRONG_USAGE : honest ? ExitCode.DONE : ExitCode.RUN_FAILED;
  }

  private boolean look() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = Preflight.look(results.folder());
    for (Finding finding : findings) {
      out.printf("%-8s %s%n", mark(finding), finding.line());
    }
    return findings.stream().noneMatch(f -> f.severity() == Finding.Severity.REFUSAL);
  }

  /** A run like any other, in which nobody can win. */
  private boolean controls() throws IOException, InterruptedException {
    Instant now = Instant.now();
    RunPlan plan =
        new Planner(new WorkloadCatalogue(), new ModelCatalogue())
            .plan(ProfileCatalogue.get(ProfileCatalogue.DOCTOR), now);
    RunDirectory directory = MeasuredRun.create(results.folder(), plan);
    Measuring.race(directory, spec.commandLine().getErr());
    Reporting report = Reporting.write(directory);
    Controls controls = Controls.of(report.findings().verdicts());
    Proof.cells(controls).forEach(line -> tell(true, line));
    Proof.controls(controls).forEach(line -> tell(controls.passed(), line));
    tell(true, "report: " + directory.path().resolve("report.html"));
    if (controls.twins().isEmpty()) {
      throw new UsageException(
          "no control reached its first look on this machine; see " + directory.path());
    }
    return shuffle(report) && controls.passed();
  }

  private boolean shuffle(Reporting run) {
    RunPlan plan = run.findings().plan();
    int firstLook = plan.looks().getFirst();
    if (run.findings().verdicts().cells().stream().noneMatch(cell -> cell.blocks() >= firstLook)) {
      throw new UsageException(
          "%s has no cell with %d complete blocks, so there is nothing to permute; resume it first"
              .formatted(run.directory().path(), firstLook));
    }
    LabelShuffle shuffle = LabelShuffle.of(plan, run.findings().forks(), SHUFFLES, plan.seed());
    boolean kept = shuffle.lowerBound() <= plan.alpha();
    tell(kept, Proof.shuffled(shuffle, plan.alpha()));
    return kept;
  }

  private void tell(boolean fine, String line) {
    spec.commandLine().getOut().printf("%-8s %s%n", fine ? "ok" : "FAULT", line);
  }

  private static String mark(Finding finding) {
    return switch (finding.severity()) {
      case FINE -> "ok";
      case WARNING -> "warning";
      case REFUSAL -> "refused";
    };
  }
}
