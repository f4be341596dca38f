package org.concurrencyatlas.run.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.concurrencyatlas.machine.ProcessTree;
import org.concurrencyatlas.model.foreign.ForeignRuntime;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.ResourceUsage;

/** One run of a program: what it tells, line by line, and what its processes use meanwhile. */
final class ProgramRun {
  private final Process process;
  private final ForeignRuntime runtime;
  private final long expected;
  private final List<ProcessHandle> servers;
  private final Predicate<List<Iteration>> enough;
  private final List<Iteration> iterations = new ArrayList<>();
  private double cpuNanos = Double.NaN;
  private double serverNanos = Double.NaN;
  private ResourceUsage costs = ResourceUsage.UNKNOWN;
  private Optional<Outcome> told = Optional.empty();
  private boolean ended;

  /**
   * What came of it.
   *
   * @param outcome how it ended; {@link Outcome#OK} when every answer was right
   * @param iterations what it measured; empty when it failed
   * @param costs what its processes used
   */
  record Result(Outcome outcome, List<Iteration> iterations, ResourceUsage costs) {
    Result {
      iterations = List.copyOf(iterations);
    }

    static Result failed(Status status, String reason) {
      return new Result(new Outcome(status, reason), List.of(), ResourceUsage.UNKNOWN);
    }
  }

  private ProgramRun(
      Process process,
      ForeignRuntime runtime,
      long expected,
      List<ProcessHandle> servers,
      Predicate<List<Iteration>> enough) {
    this.process = process;
    this.runtime = runtime;
    this.expected = expected;
    this.servers = List.copyOf(servers);
    this.enough = enough;
  }

  /**
   * Follows a program to its end.
   *
   * @param process the program; its standard output is read here
   * @param runtime what runs it
   * @param errors the file of its standard error
   * @param expected the checksum of a batch
   * @param servers those on this machine that the program talks to
   * @param enough whether these iterations say all that is wanted: the rest is not waited for
   */
  static Result follow(
      Process process,
      ForeignRuntime runtime,
      Path errors,
      long expected,
      List<ProcessHandle> servers,
      Predicate<List<Iteration>> enough)
      throws IOException, InterruptedException {
    ProgramRun run = new ProgramRun(process, runtime, expected, servers, enough);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && run.told.isEmpty() && !run.ended) {
        ProgramLine.read(line).ifPresent(run::accept);
        line = run.ended || run.told.isPresent() ? null : lines.readLine();
      }
    }
    return run.result(errors);
  }

  private void accept(ProgramLine line) {
    switch (line.event()) {
      case "warm" -> {
        cpuNanos = ProcessTree.under(process.toHandle()).cpuNanos();
        serverNanos = serverNanos();
        goOn();
      }
      case "iteration" -> {
        iteration(line);
        goOn();
      }
      case "unsupported" -> told = Optional.of(new Outcome(Status.UNSUPPORTED, line.reason()));
      case "end" -> ended = true;
      default -> {}
    }
  }

  /** The program waits for a line before each step; one that has ended needs none. */
  private void goOn() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      // what it printed last, and its exit code, say why
    }
  }

  private void iteration(ProgramLine line) {
    Optional<Long> wrong = line.checksums().stream().filter(each -> each != expected).findFirst();
    if (wrong.isPresent() || line.checksums().isEmpty()) {
      told = Optional.of(wrongAnswer(wrong));
      return;
    }
    iterations.add(new Iteration(line.batches(), line.nanos() / line.batches()));
    ProcessTree tree = ProcessTree.under(process.toHandle());
    long batches = iterations.stream().mapToLong(Iteration::batches).sum();
    costs =
        new ResourceUsage(
            (tree.cpuNanos() - cpuNanos) / batches,
            Double.NaN,
            (long) Math.max((double) costs.peakResidentBytes(), tree.peakResidentBytes()),
            (long) Math.max((double) costs.peakThreads(), tree.threads()),
            Double.NaN,
            servers.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((serverNanos() - serverNanos) / batches));
    ended = enough.test(iterations);
  }

  private double serverNanos() {
    return servers.stream().mapToDouble(each -> ProcessTree.under(each).cpuNanos()).sum();
  }

  private Outcome wrongAnswer(Optional<Long> answer) {
    return new Outcome(
        Status.WRONG_ANSWER,
        answer
            .map(each -> "a batch was answered with %d instead of %d".formatted(each, expected))
            .orElse("a batch was not answered"));
  }

  private Result result(Path errors) throws IOException, InterruptedException {
    if (told.isPresent()) {
      return new Result(told.get(), List.of(), ResourceUsage.UNKNOWN);
    }
    if (ended && !iterations.isEmpty()) {
      return new Result(Outcome.OK, iterations, costs);
    }
    int code = process.waitFor();
    return new Result(
        runtime.failure(Files.readString(errors), code), List.of(), ResourceUsage.UNKNOWN);
  }
}
