package org.concurrencyatlas.workload.method;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.BatchAnswer;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;

/**
 * Tells a JVM by a system property which method it is started for. One method a JVM: its call is a
 * constant, and costs what a call in the source costs. The text is short and needs no library to be
 * read, which each worker would pay for when it starts.
 */
public final class MethodProperty {
  private static final String PROPERTY = "concurrencyatlas.task";
  private static final String WORKER = "concurrencyatlas.task.worker";

  /** No name of a class or method holds one (JVM specification, 4.2.2). */
  private static final String SEPARATOR = ";";

  private MethodProperty() {}

  /** The JVM flag that names a method. */
  public static String flag(DeclaredTask task) {
    return "-D" + PROPERTY + "=" + write(task);
  }

  /** The method that this JVM was started for; empty for most JVMs. */
  public static Optional<DeclaredTask> read() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(MethodProperty::parse);
  }

  /**
   * The flags by which a worker of this JVM calls the same method under the same conditions: the
   * properties and the access that the user gave this JVM. Empty where no method was declared.
   */
  public static List<String> workerFlags() {
    if (System.getProperty(PROPERTY) == null) {
      return List.of();
    }
    return Stream.concat(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(MethodProperty::isOfTheMethod),
            Stream.of("-D" + WORKER + "=true"))
        .toList();
  }

  /** Whether this JVM is a worker. */
  static boolean inWorker() {
    return Boolean.getBoolean(WORKER);
  }

  private static boolean isOfTheMethod(String flag) {
    return flag.startsWith("-D")
        || flag.startsWith("--add-")
        || flag.startsWith("--enable-")
        || flag.startsWith("--sun-misc-");
  }

  static String write(DeclaredTask task) {
    String answers =
        task.answers().stream()
            .map(answer -> answer.tasks() + ":" + answer.checksum())
            .collect(Collectors.joining(","));
    return Stream.of(
            task.id(),
            task.method(),
            task.setup(),
            task.teardown(),
            task.asynchronous(),
            task.repeatable(),
            task.cost().cpuNanos(),
            task.cost().elapsedNanos(),
            task.cost().shortestWaitNanos(),
            answers)
        .map(String::valueOf)
        .collect(Collectors.joining(SEPARATOR));
  }

  static DeclaredTask parse(String text) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split(SEPARATOR, -1)));
    return new DeclaredTask(
        parts.get(0),
        parts.get(1),
        parts.get(2),
        parts.get(3),
        Boolean.parseBoolean(parts.get(4)),
        Boolean.parseBoolean(parts.get(5)),
        Stream.of(parts.get(9).split(","))
            .filter(each -> !each.isEmpty())
            .map(MethodProperty::answer)
            .toList(),
        new CallCost(
            Double.parseDouble(parts.get(6)),
            Double.parseDouble(parts.get(7)),
            Double.parseDouble(parts.get(8))));
  }

  private static BatchAnswer answer(String text) {
    int colon = text.indexOf(':');
    return new BatchAnswer(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }
}
