package org.concurrencyatlas.workload.method;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.task.DeclaredTask;

/**
 * Calls a method of the user before the race, in a JVM of its own: whatever it does, no measurement
 * and no journal is at stake.
 */
public final class ProbeMain {
  /** For the teardown and the way out. */
  private static final long SECONDS_TO_END = 2;

  private final ProbeRequest request;
  private final DeclaredTask task;
  private final CallRounds rounds;

  private ProbeMain(ProbeRequest request, DeclaredTask task) {
    this.request = request;
    this.task = task;
    this.rounds = new CallRounds(request);
  }

  /** Finds the method, calls it, and leaves what it found in a file. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ParentWatch.start();
    ProbeRequest request = ProbeRequest.parse(arguments);
    DeclaredTask task = MethodProperty.read().orElseThrow();
    new ProbeMain(request, task).outcome().write(request.outcome());
    // what the method left running has no say in when this JVM ends
    Runtime.getRuntime().halt(0);
  }

  /** What comes of the calls, or that they did not end in time. */
  private ProbeOutcome outcome() throws InterruptedException {
    Duration allowed =
        Duration.ofSeconds(Math.max(1, request.timeout().toSeconds() - SECONDS_TO_END));
    CompletableFuture<ProbeOutcome> outcome = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("task").start(() -> outcome.complete(called()));
    try {
      return outcome.get(allowed.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return ProbeOutcome.failed(rounds.late(task.method(), allowed));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private ProbeOutcome called() {
    try {
      return measured();
    } catch (UsageException e) {
      return ProbeOutcome.refused(Objects.toString(e.getMessage()));
    } catch (ClassNotFoundException e) {
      return ProbeOutcome.refused(missing(String.valueOf(e.getMessage())));
    } catch (InvocationTargetException e) {
      return ProbeOutcome.failed(CallFailure.beforeTheFirst(task, e.getTargetException()));
    } catch (Throwable e) {
      return ProbeOutcome.failed(CallFailure.at(task, rounds.index(), e));
    }
  }

  private ProbeOutcome measured() throws Exception {
    UserMethod method = UserMethod.orWhyNot();
    DeclaredTask found = rounds.measure(task, method);
    method.close();
    return ProbeOutcome.of(found);
  }

  private String missing(String type) {
    List<String> known = new ArrayList<>();
    request.jars().forEach(jar -> known.addAll(classes(jar.toString())));
    List<String> jars =
        request.jars().stream().map(jar -> String.valueOf(jar.getFileName())).toList();
    return Objects.toString(
        UsageException.missing(
                "there is no class %s in %s".formatted(type, String.join(", ", jars)),
                type,
                known,
                "give the full name of a class, like com.acme.Prices#quote, and the jar that holds"
                    + " it with --jar")
            .getMessage());
  }

  private static List<String> classes(String jar) {
    try (ZipFile zip = new ZipFile(jar)) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
