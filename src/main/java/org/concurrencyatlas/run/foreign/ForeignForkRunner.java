package org.concurrencyatlas.run.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.NoiseRecorder;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.race.Feasibility;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.ForkRunner;
import org.concurrencyatlas.race.SteadyStateDetector;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * Runs the forks of contenders that are programs of another runtime; all others, and the physical
 * limit, are left to the runner of JVMs. A fork of either kind is a fresh process with the same
 * warm-up, iterations and time limit, and with the same noise recorded around it.
 */
public final class ForeignForkRunner implements ForkRunner {
  private final ForkRunner jvms;
  private final WorkloadCatalogue workloads;
  private final ModelCatalogue models = new ModelCatalogue();
  private final Feasibility feasibility;
  private final Services services;
  private final List<ProcessHandle> backEnds;
  private final String environment;
  private final Interpreters interpreters;

  /**
   * Creates the runner of one run.
   *
   * @param jvms runs the forks of all other contenders
   * @param feasibility says which contenders this machine cannot run
   * @param services where the running back-ends are
   * @param backEnds their processes, which are no noise
   * @param environment {@link org.concurrencyatlas.result.Environment#id} of where the forks are
   *     measured
   * @param interpreters finds the programs' interpreters
   */
  public ForeignForkRunner(
      ForkRunner jvms,
      WorkloadCatalogue workloads,
      Feasibility feasibility,
      Services services,
      List<ProcessHandle> backEnds,
      String environment,
      Interpreters interpreters) {
    this.jvms = jvms;
    this.workloads = workloads;
    this.feasibility = feasibility;
    this.services = services;
    this.backEnds = List.copyOf(backEnds);
    this.environment = environment;
    this.interpreters = interpreters;
  }

  @Override
  public ForkResult run(int sequence, ForkRequest request) throws InterruptedException {
    return request.role() != Role.LIMIT
            && models.get(request.contender().model()) instanceof ForeignModel model
        ? run(sequence, request, model)
        : jvms.run(sequence, request);
  }

  private ForkResult run(int sequence, ForkRequest request, ForeignModel model)
      throws InterruptedException {
    Instant startedAt = Instant.now();
    long startedNanos = System.nanoTime();
    Optional<String> refusal = refusal(request, model);
    if (refusal.isPresent()) {
      return result(
          sequence,
          request,
          ProgramRun.Result.failed(Status.UNSUPPORTED, refusal.get()),
          Noise.UNKNOWN,
          startedAt,
          0);
    }
    NoiseRecorder noise = NoiseRecorder.start(backEnds);
    ProgramRun.Result measured = blamed(measure(request, model));
    long elapsedMillis = (System.nanoTime() - startedNanos) / 1_000_000;
    return result(sequence, request, measured, noise.stop(), startedAt, elapsedMillis);
  }

  private Optional<String> refusal(ForkRequest request, ForeignModel model) {
    Point point = request.cell().point();
    String interpreter = model.program().runtime().interpreter();
    if (!model.program().workloads().contains(point.workload())) {
      return Optional.of(
          "%s runs %s only"
              .formatted(
                  model.info().id(),
                  String.join(", ", new TreeSet<>(model.program().workloads()))));
    }
    if (!point.jvm().isEmpty() || !request.contender().variant().isEmpty()) {
      return Optional.of(model.info().id() + " is no JVM, and has no variant or axis of one");
    }
    return interpreters.find(interpreter).isEmpty()
        ? Optional.of(interpreter + " is not on the path")
        : feasibility.refusal(request.cell(), request.contender());
  }

  /** That a server of the harness has ended is no doing of the contender that talked to it. */
  private ProgramRun.Result blamed(ProgramRun.Result measured) {
    return backEnds.stream()
        .filter(server -> !measured.outcome().ok() && !server.isAlive())
        .findFirst()
        .map(gone ->
            ProgramRun.Result.failed(
                Status.HARNESS_FAILED,
                "the server with process id %d has ended: %s"
                    .formatted(gone.pid(), measured.outcome().reason())))
        .orElse(measured);
  }

  private ProgramRun.Result measure(ForkRequest request, ForeignModel model)
      throws InterruptedException {
    try {
      Path script = unpacked(model);
      Path errors = Files.createTempFile("concurrency-atlas-", ".err");
      try {
        return measure(request, model, command(request, model, script), errors);
      } finally {
        Files.deleteIfExists(errors);
        Files.deleteIfExists(script);
      }
    } catch (IOException e) {
      return ProgramRun.Result.failed(
          Status.MACHINE_FAILED, "the program could not be run: " + e.getMessage());
    }
  }

  private ProgramRun.Result measure(
      ForkRequest request, ForeignModel model, List<String> command, Path errors)
      throws IOException, InterruptedException {
    Workload workload = workloads.get(request.cell().point().workload());
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    AtomicBoolean late = new AtomicBoolean();
    try (ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("program-time-limit").factory())) {
      long limit = request.protocol().timeoutMillis();
      var _ =
          clock.schedule(
              () -> {
                late.set(true);
                kill(process);
              },
              limit,
              TimeUnit.MILLISECONDS);
      try {
        ProgramRun.Result result =
            ProgramRun.follow(
                process,
                model.program().runtime(),
                errors,
                workload.expected(request.cell().point()),
                workload.services(request.cell().point()).isEmpty() ? List.of() : backEnds,
                enough(request));
        return late.get()
            ? ProgramRun.Result.failed(Status.TIMED_OUT, "killed after %d ms".formatted(limit))
            : result;
      } finally {
        clock.shutdownNow();
        kill(process);
      }
    }
  }

  /** A pilot is over when it is steady. */
  private static Predicate<List<Iteration>> enough(ForkRequest request) {
    return request.role() == Role.PILOT
        ? SteadyStateDetector::found
        : iterations -> iterations.size() == request.protocol().iterations();
  }

  /** The processes of a program first, so that none is left to another parent. */
  private static void kill(Process process) {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private List<String> command(ForkRequest request, ForeignModel model, Path script) {
    Point point = request.cell().point();
    List<String> command =
        new ArrayList<>(
            List.of(
                interpreters.find(model.program().runtime().interpreter()).orElseThrow().toString(),
                script.toString(),
                "--point",
                point.toString(),
                "--way",
                model.program().way(),
                "--warmup-millis",
                Long.toString(request.protocol().warmupMillis()),
                "--iterations",
                Integer.toString(request.protocol().iterations()),
                "--iteration-millis",
                Long.toString(request.protocol().iterationMillis()),
                "--follow-harness"));
    models
        .resolve(request.contender())
        .values()
        .forEach((name, value) -> command.addAll(List.of("--setting", name + "=" + value)));
    for (String service : workloads.get(point.workload()).services(point)) {
      InetSocketAddress address = services.address(service);
      command.addAll(
          List.of(
              "--service",
              "%s=%s:%d".formatted(service, address.getHostString(), address.getPort())));
    }
    return command;
  }

  /** The file keeps the end of its name: some runtimes tell by it what a program is written in. */
  private static Path unpacked(ForeignModel model) throws IOException {
    URL source = model.program().script();
    String name = source.getPath().substring(source.getPath().lastIndexOf('/') + 1);
    Path script = Files.createTempFile("concurrency-atlas-", "-" + name);
    try (InputStream text = source.openStream()) {
      Files.write(script, text.readAllBytes());
    }
    return script;
  }

  private ForkResult result(
      int sequence,
      ForkRequest request,
      ProgramRun.Result measured,
      Noise noise,
      Instant startedAt,
      long elapsedMillis) {
    Outcome outcome = measured.outcome();
    return new ForkResult(
        sequence,
        request.cell().point(),
        request.contender(),
        request.block(),
        request.attempt(),
        request.role(),
        request.protocol().warmupMillis(),
        outcome,
        outcome.ok() ? measured.iterations() : List.of(),
        Double.NaN,
        measured.costs(),
        noise,
        environment,
        startedAt,
        elapsedMillis);
  }
}
