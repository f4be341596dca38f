package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.PlanOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.option.ShareConverter;
import org.concurrencyatlas.cli.option.TaskOptions;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.GateBaseline;
import org.concurrencyatlas.cli.output.GateRun;
import org.concurrencyatlas.cli.output.NothingComparedException;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.gate.GatePlan;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.plan.VariantSyntax;
import org.concurrencyatlas.plan.task.DeclaredTasks;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.run.UserJars;
import org.concurrencyatlas.suite.BuiltInSlowdown;
import org.concurrencyatlas.verdict.gate.GateVerdict;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fails a build when the candidate got slower than the baseline, and never otherwise. */
@Command(
    name = "gate",
    description =
        "Did it get slower? Runs baseline and candidate in turn in fresh JVMs: three blocks screen,"
            + " eight fresh blocks confirm. Exit code 1 when something is confirmed to be slower.",
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  /** What the self-test builds in, and must find. */
  private static final double SELF_TEST_SLOWDOWN = 0.1;

  private static final String PROFILE = "gate";
  private static final String SELF_TEST_PROFILE = "gate-self-test";
  private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ResultsOption results;
  @Mixin private TaskOptions tasks;

  @Option(names = "--baseline-jar", paramLabel = "FILE", description = "the jar that is known good")
  private @Nullable Path baselineJar;

  @Option(names = "--candidate-jar", paramLabel = "FILE", description = "the jar on trial")
  private @Nullable Path candidateJar;

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      converter = RunPath.class,
      description =
          "an earlier run: its cells are compared, its forks screen; without the baseline's jar the"
              + " gate only advises")
  private @Nullable Path baselineRun;

  @Option(
      names = "--variant",
      paramLabel = "NAME=KEY:VALUE,…",
      description =
          "baseline or candidate by more than a jar, as for run; one that is not given is the"
              + " harness's own JVM; repeatable")
  private List<String> variants = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "what to compare (default: ${DEFAULT-VALUE})")
  private String profile = PROFILE;

  @Mixin private PlanOptions options;

  @Option(
      names = "--max-slowdown",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "a slowdown up to this passes (default: 2%%)")
  private double allowed = 0.02;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "throughput, cpu, memory or allocation, of services also p50, p99 or p99.9"
              + " (default: ${DEFAULT-VALUE})")
  private String metric = "throughput";

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "also write gate.xml, gate.md, gate.json and gate-action.json there")
  private @Nullable Path reports;

  @Option(
      names = "--self-test",
      description =
          "show that identical jars pass and that a slowdown of 10 % is found, on this machine")
  private boolean selfTest;

  @Override
  public Integer call() throws Exception {
    PreflightGate.refuseOrWarn(results.folder(), spec.commandLine().getErr());
    return selfTest ? selfTest() : gate();
  }

  private int gate() throws Exception {
    GateVerdict verdict = run(declared());
    if (reports != null) {
      GateRun.writeAll(reports, verdict);
    }
    return GateRun.show(verdict, output.json(), output.strict(), spec.commandLine().getOut());
  }

  /** The harness against itself, and against itself slowed down. */
  private int selfTest() throws Exception {
    if (profile.equals(PROFILE)) {
      profile = SELF_TEST_PROFILE;
    }
    Variant slowed =
        new Variant(
            GatePlan.CANDIDATE,
            List.of(),
            "",
            List.of(BuiltInSlowdown.flag(SELF_TEST_SLOWDOWN)),
            "");
    GateVerdict identical =
        run(List.of(Variant.own(GatePlan.BASELINE), Variant.own(GatePlan.CANDIDATE)));
    GateRun.show(identical, output.json(), output.strict(), spec.commandLine().getOut());
    GateVerdict slower = run(List.of(Variant.own(GatePlan.BASELINE), slowed));
    GateRun.show(slower, output.json(), output.strict(), spec.commandLine().getOut());
    boolean right =
        identical.outcome() == GateVerdict.Outcome.PASSED
            && slower.outcome() == GateVerdict.Outcome.SLOWER;
    spec.commandLine()
        .getErr()
        .println(
            right
                ? "self-test: identical jars passed, a slowdown of 10 % was found"
                : "self-test: identical jars %s, a slowdown of 10 %% %s; this machine is no gate now"
                    .formatted(identical.outcome(), slower.outcome()));
    return right ? ExitCode.DONE : ExitCode.RUN_FAILED;
  }

  private GateVerdict run(List<Variant> places) throws Exception {
    UserJars.use(places);
    GatePlan plan = baselineRun == null ? plan(places) : plan(places, baselineRun);
    return GateRun.create(results.folder(), plan).run(spec.commandLine().getErr());
  }

  /** By an earlier run: screened by its forks where these can be compared with today's. */
  private GatePlan plan(List<Variant> places, Path run) throws IOException {
    if (tasks.given()) {
      throw new UsageException(
          "--task and --baseline exclude each other: the cells of %s are compared; leave one out"
              .formatted(run));
    }
    GateBaseline stored = GateBaseline.read(run);
    List<String> refusals = stored.refusals();
    GateBaseline.warn(refusals, spec.commandLine().getErr());
    boolean confirms = hasBaseline();
    if (!refusals.isEmpty() && !confirms) {
      throw new NothingComparedException(
          "nothing was compared; give --baseline-jar too, or a run of this machine");
    }
    RunPlan plan =
        stored.planned(places, options.seed(), options.budget().orElse(DEFAULT_BUDGET).toMillis());
    GatePlan gate = GatePlan.of(plan, allowed, RunMetric.of(metric));
    return refusals.isEmpty() ? gate.screenedBy(stored.usable(), confirms) : gate;
  }

  /** Whether the baseline can be run in this session. */
  private boolean hasBaseline() {
    return baselineJar != null
        || variants.stream().anyMatch(each -> each.startsWith(GatePlan.BASELINE + "="));
  }

  private GatePlan plan(List<Variant> places) throws IOException, InterruptedException {
    Instant now = Instant.now();
    Profile chosen = ProfileCatalogue.get(profile);
    Planner.Choices choices =
        new Planner.Choices(
            options.points(),
            options.contenders(),
            List.of(),
            List.of(),
            options.seed(now),
            options.budget().orElse(chosen.budget()),
            chosen.epsilon(),
            RunPlan.Order.INTERLEAVED,
            List.of(),
            places);
    DeclaredTasks declared = tasks.declared(choices, spec.commandLine().getErr());
    RunPlan plan =
        new Planner(new WorkloadCatalogue(declared.tasks()), new ModelCatalogue())
            .plan(chosen, choices.at(declared.points()), now);
    return GatePlan.of(plan, allowed, RunMetric.of(metric));
  }

  /** Baseline and candidate as they were given. */
  private List<Variant> declared() {
    List<Variant> given = new ArrayList<>();
    add(given, GatePlan.BASELINE, baselineJar);
    add(given, GatePlan.CANDIDATE, candidateJar);
    variants.stream().map(VariantSyntax::parse).forEach(given::add);
    given.forEach(GateCommand::refuseOtherNames);
    if (given.isEmpty() && baselineRun == null) {
      throw new UsageException(
          "a gate needs two sides; give --baseline-jar and --candidate-jar, or --variant"
              + " candidate=…");
    }
    for (String name : List.of(GatePlan.BASELINE, GatePlan.CANDIDATE)) {
      if (given.stream().noneMatch(each -> each.name().equals(name))) {
        given.add(Variant.own(name));
      }
    }
    return given;
  }

  private static void add(List<Variant> given, String name, @Nullable Path jar) {
    if (jar != null) {
      given.add(VariantSyntax.parse(name + "=jar:" + jar));
    }
  }

  private static void refuseOtherNames(Variant variant) {
    if (!List.of(GatePlan.BASELINE, GatePlan.CANDIDATE).contains(variant.name())) {
      throw new UsageException(
          "a gate has the variants baseline and candidate, not %s; give --variant candidate=…"
              .formatted(variant.name()));
    }
  }
}
