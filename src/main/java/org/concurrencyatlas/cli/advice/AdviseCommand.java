package org.concurrencyatlas.cli.advice;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.advice.Advice;
import org.concurrencyatlas.analysis.advice.Advisor;
import org.concurrencyatlas.analysis.advice.MeasuredPoint;
import org.concurrencyatlas.analysis.advice.Recommendation;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.machine.EnvironmentReader;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.AdvicePlan;
import org.concurrencyatlas.report.ReportFile;
import org.concurrencyatlas.report.advice.AdviceJson;
import org.concurrencyatlas.report.advice.AdviceText;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Numbers of a service in, a recommendation out. */
@Command(
    name = "advise",
    description =
        "Says which model fits a service's numbers: measures exactly them, or answers from a run"
            + " that is stored. Without numbers it asks for them, on a terminal.",
    mixinStandardHelpOptions = true)
public final class AdviseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DemandOptions numbers;
  @Mixin private RecordingOptions recording;
  @Mixin private OutputOptions output;
  @Mixin private ResultsOption results;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "no new fork after this time, like 90s or 10m (default: 3m)")
  private Duration budget = Duration.ofMinutes(3);

  @Option(names = "--measure", description = "measure although a stored run has the answer")
  private boolean measure;

  @Override
  public Integer call() throws Exception {
    if (recording.asksForSettings()) {
      recording.writeSettings(spec.commandLine().getOut());
      return ExitCode.DONE;
    }
    Optional<Demand> demand = recording.given() ? recorded() : Optional.of(typed());
    return demand.isPresent() ? answer(demand.get()) : ExitCode.DONE;
  }

  /** The numbers that the options give, or a person. */
  private Demand typed() throws IOException {
    if (numbers.given()) {
      return numbers.demand();
    }
    Optional<Questions> person = person();
    return person.isPresent() ? numbers.with(person.get().demand()) : numbers.demand();
  }

  /** The numbers of a recording; empty when it ends with them. */
  private Optional<Demand> recorded() throws IOException {
    PrintWriter told = output.json() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Demand demand = RecordingOptions.demand(recording.estimate(told), numbers);
    String command = "./run-benchmarks.sh advise " + DemandOptions.typed(demand);
    return recording.goesOn(person(), told, command) ? Optional.of(demand) : Optional.empty();
  }

  private Optional<Questions> person() {
    return Questions.atTerminal(spec.commandLine().getErr());
  }

  private int answer(Demand demand) throws IOException, InterruptedException {
    AdvicePlan planner =
        new AdvicePlan(
            new WorkloadCatalogue(),
            new ModelCatalogue(),
            Runtime.getRuntime().availableProcessors());
    planner.check(demand);
    Environment here = EnvironmentReader.read(AdvicePlan.forkFlags());
    StoredPoints stored = new StoredPoints(here);
    List<MeasuredPoint> known = stored.near(demand, results.folder());
    Optional<MeasuredPoint> covered = known.stream().filter(at -> covers(at, demand)).findFirst();
    return covered.isPresent() && !measure
        ? show(advisor(here).advise(demand, covered.get(), known))
        : measure(demand, planner, stored, known, here);
  }

  /** A decided point of these numbers, measured by this build on this machine. */
  private static boolean covers(MeasuredPoint at, Demand demand) {
    return at.demand().isLike(demand)
        && at.origin().sameBuild()
        && at.verdict().decision() != Decision.INCONCLUSIVE
        && at.verdict().incomparable().isEmpty();
  }

  private int measure(
      Demand demand,
      AdvicePlan planner,
      StoredPoints stored,
      List<MeasuredPoint> known,
      Environment here)
      throws IOException, InterruptedException {
    RunPlan plan = planner.of(demand, budget, Instant.now());
    PreflightGate.refuseOrWarn(results.folder(), spec.commandLine().getErr());
    RunDirectory directory = RunExecutor.create(results.folder(), plan);
    RunAndReport.race(directory, spec.commandLine().getErr());
    List<MeasuredPoint> fresh = stored.points(StoredRun.write(directory), false);
    List<MeasuredPoint> all = Stream.concat(fresh.stream(), known.stream()).toList();
    int code = show(advisor(here).advise(demand, fresh.getFirst(), all));
    if (!output.json()) {
      spec.commandLine().getOut().println("report: " + ReportFile.PAGE.in(directory.path()));
    }
    return code;
  }

  private int show(Advice advice) {
    ModelDirectory models = new ModelCatalogue().directory();
    if (output.json()) {
      spec.commandLine().getOut().print(AdviceJson.text(advice, models));
      spec.commandLine().getOut().flush();
    } else {
      spec.commandLine().getOut().println(AdviceText.demand(advice.demand()));
      AdviceText.lines(advice, models).forEach(spec.commandLine().getOut()::println);
    }
    if (advice.recommendation().kind() == Recommendation.Kind.NONE) {
      return ExitCode.NOTHING_COMPARED;
    }
    boolean open = advice.at().verdict().decision() == Decision.INCONCLUSIVE;
    return output.strict() && open ? ExitCode.NOTHING_DECIDED : ExitCode.DONE;
  }

  private static Advisor advisor(Environment here) {
    return new Advisor(new ModelCatalogue().directory(), here);
  }
}
