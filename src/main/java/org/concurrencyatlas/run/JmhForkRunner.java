package org.concurrencyatlas.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.machine.NoiseRecorder;
import org.concurrencyatlas.machine.ProcessorAffinity;
import org.concurrencyatlas.race.Feasibility;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.ForkRunner;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.run.hang.HangReport;
import org.concurrencyatlas.suite.ProcessTreeProfiler;
import org.concurrencyatlas.suite.Suites;
import org.concurrencyatlas.suite.activity.JvmActivityProfiler;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one fork as a JMH {@link Runner} with one fork, and turns what JMH returns, or how it fails,
 * into a {@link ForkResult}.
 */
public final class JmhForkRunner implements ForkRunner {
  private static final long JMH_PATIENCE_MILLIS = 60_000;

  private final WorkloadCatalogue workloads;
  private final Feasibility feasibility;
  private final ForkJvms jvms;
  private final String environment;
  private final Path logs;
  private final List<ProcessHandle> backEnds;

  /**
   * Creates the runner of one run.
   *
   * @param feasibility says which contenders this machine cannot run
   * @param jvmArguments flags of every fork, those that name the running back-ends among them
   * @param variants where contenders run beside the harness's own
   * @param environment {@link org.concurrencyatlas.result.Environment#id} of where the forks are
   *     measured
   * @param logs the folder for what failed forks print; made when the first one fails
   * @param backEnds the processes of the running back-ends
   */
  public JmhForkRunner(
      WorkloadCatalogue workloads,
      Feasibility feasibility,
      List<String> jvmArguments,
      List<Variant> variants,
      String environment,
      Path logs,
      List<ProcessHandle> backEnds) {
    this.backEnds = List.copyOf(backEnds);
    this.logs = logs;
    this.workloads = workloads;
    this.feasibility = feasibility;
    this.jvms = new ForkJvms(workloads, jvmArguments, variants);
    this.environment = environment;
  }

  @Override
  public ForkResult run(int sequence, ForkRequest request) throws InterruptedException {
    Instant startedAt = Instant.now();
    long startedNanos = System.nanoTime();
    Optional<String> refusal =
        request.role() == Role.LIMIT
            ? Optional.empty()
            : feasibility.refusal(request.cell(), request.contender());
    if (refusal.isPresent()) {
      Outcome outcome = new Outcome(Outcome.Status.UNSUPPORTED, refusal.get());
      return result(sequence, request, Measurement.failed(outcome), Noise.UNKNOWN, startedAt, 0);
    }
    NoiseRecorder noise = NoiseRecorder.start(backEnds);
    ForkLog log = new ForkLog();
    Measurement measured =
        blamed(measure(request, log, new HangReport(ForkLog.threads(logs, sequence))));
    if (!measured.outcome().ok()) {
      log.keep(logs, sequence, request);
    }
    long elapsedMillis = (System.nanoTime() - startedNanos) / 1_000_000;
    if (Thread.interrupted()) {
      throw new InterruptedException("the run was stopped");
    }
    return result(sequence, request, measured, noise.stop(), startedAt, elapsedMillis);
  }

  /** What came out of JMH. */
  private record Measurement(
      Outcome outcome,
      List<Iteration> iterations,
      ResourceUsage costs,
      Optional<JvmActivity> jvm,
      Optional<Latency> latency) {
    static Measurement failed(Outcome outcome) {
      return new Measurement(
          outcome, List.of(), ResourceUsage.UNKNOWN, Optional.empty(), Optional.empty());
    }
  }

  /** A server of the harness that has ended is not the fault of the contender that called it. */
  private Measurement blamed(Measurement measured) {
    return backEnds.stream()
        .filter(server -> !measured.outcome().ok() && !server.isAlive())
        .findFirst()
        .map(gone ->
            Measurement.failed(
                new Outcome(
                    Outcome.Status.HARNESS_FAILED,
                    "the server with process id %d has ended: %s"
                        .formatted(gone.pid(), measured.outcome().reason()))))
        .orElse(measured);
  }

  private Measurement measurement(ForkRequest request, RunResult result) {
    List<Iteration> iterations = ForkIterations.of(result);
    Optional<Latency> latency = ForkLatency.take(request, workloads);
    return new Measurement(
        ForkLatency.outcome(latency, iterations),
        iterations,
        jvms.asksServers(request)
            ? ForkResourceUsage.of(result)
            : ForkResourceUsage.of(result).withoutServers(),
        jvm(request, result),
        latency);
  }

  private Measurement measure(ForkRequest request, ForkLog log, HangReport report) {
    try (ForkTimeout limit = new ForkTimeout(request.protocol().timeoutMillis(), report::take)) {
      PilotEarlyStop watch = new PilotEarlyStop(limit::end);
      boolean pilot = request.role() == Role.PILOT;
      try {
        OutputFormat output = pilot ? watch.before(log.format()) : log.format();
        RunResult result = run(request, output, log);
        return limit.expired()
            ? Measurement.failed(ForkFailure.timedOut(request.protocol(), report.hang()))
            : measurement(request, result);
      } catch (RunnerException e) {
        if (!watch.settled().isEmpty()) {
          return new Measurement(
              Outcome.OK,
              watch.settled(),
              ResourceUsage.UNKNOWN,
              Optional.empty(),
              Optional.empty());
        }
        // the reason is looked for in the fork's own output, before the exception of JMH is added
        // to it
        Outcome outcome =
            limit.expired()
                ? ForkFailure.timedOut(request.protocol(), report.hang())
                : ForkFailure.of(e, log.text());
        log.add(e);
        return Measurement.failed(outcome);
      }
    }
  }

  /** The fork of a limit runs the bare kernel, which has no model to report on. */
  private static Optional<JvmActivity> jvm(ForkRequest request, RunResult result) {
    return request.role() == Role.LIMIT ? Optional.empty() : ForkJvmActivity.of(result);
  }

  private RunResult run(ForkRequest request, OutputFormat output, ForkLog log)
      throws RunnerException {
    try (AddedJars.Added _ = AddedJars.onClassPath(jvms.jars(request), jvms.libraries(request));
        ForkLog.Captured _ = log.capture();
        ProcessorAffinity _ = ProcessorAffinity.first(jvms.processors(request))) {
      return new Runner(options(request), output).runSingle();
    }
  }

  private Options options(ForkRequest request) {
    Protocol protocol = request.protocol();
    Workload workload = workloads.get(request.cell().point().workload());
    boolean limit = request.role() == Role.LIMIT;
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(Suites.benchmark(workload.info().kind(), limit)) + "$")
            .param("point", request.cell().point().toString())
            .forks(1)
            .warmupForks(0)
            .warmupIterations(protocol.warmupMillis() > 0 ? 1 : 0)
            .warmupTime(TimeValue.milliseconds(protocol.warmupMillis()))
            .measurementIterations(protocol.iterations())
            .measurementTime(TimeValue.milliseconds(protocol.iterationMillis()))
            .timeUnit(TimeUnit.NANOSECONDS)
            // longer than our own limit: JMH would interrupt the benchmark's thread and falsify the
            // dump
            .timeout(TimeValue.milliseconds(2 * protocol.timeoutMillis() + JMH_PATIENCE_MILLIS))
            .addProfiler(ProcessTreeProfiler.class)
            .addProfiler(JvmActivityProfiler.class)
            .jvmArgs(jvms.flags(request).toArray(String[]::new))
            .shouldFailOnError(true);
    jvms.java(request).ifPresent(java -> options.jvm(java.toString()));
    // without a number of threads JMH searches for one, which takes two seconds a fork
    return (limit
            ? options.threads(
                workload.oneAtATime(request.cell().point()) ? 1 : jvms.processors(request))
            : options.param("contender", request.contender().in("").toString()))
        .build();
  }

  private ForkResult result(
      int sequence,
      ForkRequest request,
      Measurement measured,
      Noise noise,
      Instant startedAt,
      long elapsedMillis) {
    return new ForkResult(
        sequence,
        request.cell().point(),
        request.contender(),
        request.block(),
        request.attempt(),
        request.role(),
        request.protocol().warmupMillis(),
        measured.outcome(),
        measured.iterations(),
        request.role() == Role.LIMIT ? limitNanos(request, measured.iterations()) : Double.NaN,
        measured.costs(),
        noise,
        environment,
        startedAt,
        elapsedMillis,
        measured.jvm(),
        measured.latency());
  }

  /**
   * The physical limit as this fork saw the machine. The fastest iteration counts: a limit must not
   * be undercut by a contender that met a quieter moment.
   */
  private double limitNanos(ForkRequest request, List<Iteration> iterations) {
    Point point = request.cell().point();
    Workload workload = workloads.get(point.workload());
    double taskNanos =
        iterations.stream().mapToDouble(Iteration::nanosPerBatch).min().orElse(Double.NaN)
            / workload.bareKernel(point).parameter(Workload.TASKS);
    return Double.isNaN(taskNanos)
        ? Double.NaN
        : workload.limit(point, new Machine(jvms.processors(request), taskNanos)).toNanos();
  }
}
