package org.concurrencyatlas.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.cli.option.BrokerOption;
import org.concurrencyatlas.cli.option.JarsOption;
import org.concurrencyatlas.cli.option.JdbcUrlOption;
import org.concurrencyatlas.cli.option.NameOption;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.PlanOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.option.ShardOption;
import org.concurrencyatlas.cli.option.StoreOptions;
import org.concurrencyatlas.cli.option.TaskOptions;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.PreflightGate;
import org.concurrencyatlas.cli.output.RunAndReport;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.JvmAxes;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.plan.VariantSyntax;
import org.concurrencyatlas.plan.task.DeclaredTasks;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.run.UserJars;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures, decides and reports. */
@Command(
    name = "run",
    description = "Measures a profile, decides every cell and writes the report.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ResultsOption results;
  @Mixin private TaskOptions tasks;
  @Mixin private ShardOption shard;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "what to measure: a profile of list, or a file of the same form"
              + " (default: ${DEFAULT-VALUE})")
  private String profile = ProfileCatalogue.DEFAULT;

  @Option(
      names = "--workload",
      paramLabel = "ID",
      split = ",",
      description = "only cells of these workloads")
  private List<String> workloads = List.of();

  @Option(
      names = "--model",
      paramLabel = "ID",
      split = ",",
      description = "only contenders of these models")
  private List<String> models = List.of();

  @Mixin private PlanOptions options;

  @Option(
      names = "--epsilon",
      paramLabel = "SHARE",
      description = "differences up to this share do not matter (default: the profile's)")
  private @Nullable Double epsilon;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "what the race is about: throughput, cpu, memory, or of services p50, p99 or p99.9"
              + " (default: the profile's)")
  private @Nullable String metric;

  @Option(
      names = "--order",
      description = "interleaved, or sequential to demonstrate why not (default: ${DEFAULT-VALUE})")
  private RunPlan.Order order = RunPlan.Order.INTERLEAVED;

  @Option(
      names = "--jvm-args",
      paramLabel = "FLAGS",
      split = " ",
      description = "flags for the JVMs of the forks, like '-Xmx2g -XX:+UseZGC'; kept in plan.json")
  private List<String> jvmArguments = List.of();

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      description = "a system property of the forks; repeatable")
  private Map<String, String> properties = Map.of();

  @Mixin private JarsOption jars;

  @Option(
      names = "--service",
      paramLabel = "ID=HOST:PORT",
      description =
          "where a server of this service runs already, so that none is started; repeatable")
  private Map<String, String> services = Map.of();

  @Mixin private StoreOptions store;

  @Mixin private JdbcUrlOption jdbcUrl;
  @Mixin private BrokerOption broker;

  @Mixin private NameOption name;

  @Option(
      names = "--variant",
      paramLabel = "NAME=KEY:VALUE,…",
      description =
          "race every contender in this variant too: jar:FILE, jdk:FOLDER, args:FLAGS, processors:N,"
              + " heap:SIZE; repeatable; one alone is raced against the harness's own")
  private List<String> variants = List.of();

  @Option(
      names = "--axis",
      paramLabel = "NAME=VALUE,…",
      description =
          "run every cell once for each value, all its contenders in such a JVM: processors=1,2,"
              + " heap=256m,1g, collector=g1,zgc or parallelism=2,16; repeatable")
  private List<String> axes = List.of();

  @Override
  public Integer call() throws Exception {
    Optional<String> called = name.name();
    int machines = shard.count();
    Instant now = Instant.now();
    List<Variant> places =
        Stream.concat(jars.variant(), variants.stream().map(VariantSyntax::parse)).toList();
    UserJars.use(places);
    JvmAxes jvmAxes = JvmAxes.parse(axes);
    Profile chosen = about(jvmAxes.over(ProfileCatalogue.get(profile)));
    Planner.Choices choices = choices(chosen, jvmAxes.overPoints(options.points()), places, now);
    DeclaredTasks declared = tasks.declared(choices, spec.commandLine().getErr());
    RunPlan all =
        new Planner(new WorkloadCatalogue(declared.tasks()), new ModelCatalogue())
            .plan(chosen, choices.at(declared.points()), machines, now);
    RunPlan whole = store.answerable(all, spec.commandLine().getErr());
    RunPlan plan = shard.cut(whole, options.seed().isPresent());
    PreflightGate.refuseOrWarn(results.folder(), spec.commandLine().getErr());
    RunDirectory directory =
        RunExecutor.create(results.folder(), plan, shard.name(called.orElse(plan.profile())));
    int code = RunAndReport.toTheEnd(directory, output, spec);
    return declared.leftOut() > 0 && code == ExitCode.DONE ? ExitCode.NOTHING_COMPARED : code;
  }

  private Planner.Choices choices(
      Profile chosen, List<String> chosenPoints, List<Variant> places, Instant now) {
    double share = Optional.ofNullable(epsilon).orElse(chosen.epsilon());
    if (!(share > 0 && share < 1)) {
      throw new UsageException(
          "--epsilon " + share + " is not allowed; give a share above 0 and below 1, like 0.05");
    }
    return new Planner.Choices(
        chosenPoints,
        options.contenders(),
        workloads,
        models,
        options.seed(now),
        options.budget().orElse(chosen.budget()),
        share,
        order,
        forkFlags(),
        places);
  }

  private Profile about(Profile asked) {
    return metric == null ? asked : asked.by(Metric.named(metric).cost());
  }

  private List<String> forkFlags() {
    List<String> flags = new ArrayList<>();
    jvmArguments.stream().filter(flag -> !flag.isBlank()).forEach(flags::add);
    properties.forEach((name, value) -> flags.add("-D" + name + "=" + value));
    services.forEach(
        (id, given) -> flags.add(BackEnds.flag(id, BackEnds.at(id, given).location())));
    flags.addAll(store.flags());
    jdbcUrl.flag().ifPresent(flags::add);
    broker.flag().ifPresent(flags::add);
    return flags;
  }
}
