package org.concurrencyatlas.plan.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.ForkFiles;
import org.concurrencyatlas.machine.OrphanGuard;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.workload.method.MethodProperty;
import org.concurrencyatlas.workload.method.ProbeOutcome;
import org.concurrencyatlas.workload.method.ProbeRequest;

/** Calls a method in a JVM of its own, which has the class path, JDK and flags of a fork. */
final class TaskProbe {
  private static final Duration TO_END = Duration.ofSeconds(5);

  /** After this time the user is told what the wait is for. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final TaskChoices choices;
  private final List<String> flags;
  private final Consumer<String> notice;

  /**
   * Starts nothing yet.
   *
   * @param flags of every fork
   * @param notice receives what takes long
   */
  TaskProbe(TaskChoices choices, List<String> flags, Consumer<String> notice) {
    this.choices = choices;
    this.flags = flags;
    this.notice = notice;
  }

  /** Calls it for its answers and its cost. */
  ProbeOutcome measure(DeclaredTask task, Variant place) throws IOException, InterruptedException {
    return ask(task, place, choices.sizes(), /* onlyAnswers= */ false);
  }

  /** Calls it for its answers alone, for the sizes that it was measured with. */
  ProbeOutcome answers(DeclaredTask task, Variant place) throws IOException, InterruptedException {
    List<Long> sizes = task.answers().stream().map(DeclaredTask.BatchAnswer::tasks).toList();
    return ask(task, place, sizes, /* onlyAnswers= */ true);
  }

  private ProbeOutcome ask(DeclaredTask task, Variant place, List<Long> sizes, boolean onlyAnswers)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(TemporaryFolder.path(), "task-");
    try (OrphanGuard _ = OrphanGuard.install()) {
      ProbeRequest request =
          new ProbeRequest(
              folder.resolve("outcome"),
              choices.timeout(),
              sizes,
              choices.least(),
              onlyAnswers,
              place.classPath().stream().map(Path::of).toList());
      Process process =
          new ProcessBuilder(command(task, place, request))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return outcome(process, task, request.outcome());
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private List<String> command(DeclaredTask task, Variant place, ProbeRequest request) {
    String home = place.javaHome().isEmpty() ? System.getProperty("java.home") : place.javaHome();
    List<String> command = new ArrayList<>();
    command.add(ForkFiles.java(Path.of(home)).toString());
    command.addAll(ForkFlags.replace(flags, place.jvmArguments()));
    command.add(TemporaryFolder.flag());
    command.add(ParentWatch.flag());
    command.add(MethodProperty.flag(task));
    command.add("-cp");
    command.add(
        Stream.concat(
                place.classPath().stream(), Stream.of(System.getProperty("java.class.path", "")))
            .collect(Collectors.joining(java.io.File.pathSeparator)));
    command.addAll(request.arguments());
    return command;
  }

  private ProbeOutcome outcome(Process process, DeclaredTask task, Path file)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
        notice.accept("calling %s before the race".formatted(task.method()));
      }
      Duration rest = choices.timeout().minus(QUIET).plus(TO_END);
      if (!process.waitFor(Math.max(0, rest.toMillis()), TimeUnit.MILLISECONDS)) {
        return failed(
            "%s did not end within %d s; make it return, or give a longer --task-timeout"
                .formatted(task.method(), choices.timeout().toSeconds()));
      }
      Optional<ProbeOutcome> outcome = ProbeOutcome.read(file);
      return outcome.orElseGet(() ->
          failed(
              "%s ended its JVM with exit code %d; a method that is raced must return, not call System.exit"
                  .formatted(task.method(), process.exitValue())));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static ProbeOutcome failed(String line) {
    return new ProbeOutcome(ProbeOutcome.Kind.FAILED, line);
  }
}
