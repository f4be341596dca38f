package org.concurrencyatlas.plan.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.concurrencyatlas.report.format.TaskText;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.workload.method.ProbeOutcome;
import org.concurrencyatlas.workload.method.ProbeOutcome.Kind;

/**
 * The methods of a user that can be raced.
 *
 * @param tasks each with its answers and its cost
 * @param points where they are raced
 * @param leftOut how many were declared and cannot be raced
 */
public record DeclaredTasks(List<DeclaredTask> tasks, List<String> points, int leftOut) {
  /** Of a run that races none. */
  public static final DeclaredTasks NONE = new DeclaredTasks(List.of(), List.of(), 0);

  public DeclaredTasks {
    tasks = List.copyOf(tasks);
    points = List.copyOf(points);
  }

  /**
   * Calls each method in JVMs of its own: in one for its answers and its cost, in a second for
   * whether other JVMs answer the same, and in one of each further variant.
   *
   * @param raced where contenders run, with their whole class paths
   * @param flags of every fork
   * @param notice receives what was found, one line a method
   * @throws UsageException when a method cannot be called as it is declared, or none is left
   */
  public static DeclaredTasks of(
      TaskChoices choices, List<Variant> raced, List<String> flags, Consumer<String> notice)
      throws IOException, InterruptedException {
    refuseWithoutJar(choices, raced);
    Finder finder = new Finder(new TaskProbe(choices, flags, notice), raced, notice);
    List<DeclaredTask> found = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (DeclaredTask named : choices.named()) {
      ProbeOutcome outcome = finder.find(named);
      if (outcome.kind() == Kind.FAILED) {
        lines.add(outcome.text());
      } else {
        found.add(outcome.task());
        notice.accept(TaskText.found(outcome.task()));
      }
    }
    if (found.isEmpty()) {
      throw new UsageException(String.join(System.lineSeparator(), lines));
    }
    lines.forEach(line -> notice.accept("left out: " + line));
    List<String> points = found.stream().flatMap(choices::points).map(Point::toString).toList();
    return new DeclaredTasks(found, points, lines.size());
  }

  private static void refuseWithoutJar(TaskChoices choices, List<Variant> raced) {
    if (raced.stream().anyMatch(place -> place.classPath().isEmpty())) {
      throw new UsageException(
          "--task %s needs the jar that holds it; give --jar FILE"
              .formatted(String.join(", ", choices.methods())));
    }
  }

  /** Finds out about one method after the other. */
  private record Finder(TaskProbe probe, List<Variant> raced, Consumer<String> notice) {
    ProbeOutcome find(DeclaredTask named) throws IOException, InterruptedException {
      ProbeOutcome first = refused(probe.measure(named, raced.getFirst()), "");
      if (first.kind() == Kind.FAILED) {
        return first;
      }
      DeclaredTask task = first.task();
      if (task.repeatable()) {
        ProbeOutcome second = refused(probe.answers(task, raced.getFirst()), "");
        if (second.kind() == Kind.FAILED) {
          return second;
        }
        boolean same = second.task().answers().equals(task.answers());
        task = task.measured(same, task.cost());
      }
      for (Variant other : raced.subList(1, raced.size())) {
        compare(task, other);
      }
      return ProbeOutcome.of(task);
    }

    /** A variant that answers otherwise takes part: its forks say that it is wrong. */
    private void compare(DeclaredTask task, Variant other)
        throws IOException, InterruptedException {
      ProbeOutcome outcome = refused(probe.answers(task, other), "@" + other.name() + ": ");
      Optional<String> warning =
          outcome.kind() == Kind.FAILED
              ? Optional.of(outcome.text())
              : Optional.of(
                      "it answers otherwise than @" + Objects.toString(raced.getFirst().name()))
                  .filter(
                      _ -> task.repeatable() && !outcome.task().answers().equals(task.answers()));
      warning.ifPresent(text ->
          notice.accept("warning: %s in @%s: %s".formatted(task.method(), other.name(), text)));
    }

    private static ProbeOutcome refused(ProbeOutcome outcome, String where) {
      if (outcome.kind() == Kind.REFUSED) {
        throw new UsageException(where + outcome.text());
      }
      return outcome;
    }
  }
}
