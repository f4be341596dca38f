package org.concurrencyatlas.plan.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.BatchAnswer;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.method.MethodName;
import org.concurrencyatlas.workload.method.MethodWorkload;

/**
 * The methods that a user wants to be raced, and how.
 *
 * @param methods methods, written {@code com.acme.Prices#quote}
 * @param setup called once in each JVM before the first batch; {@code #open} is one of the method's
 *     own class; may be empty
 * @param teardown called once in each JVM after the last batch, likewise
 * @param sizes tasks in a batch, one or more; empty for a number that fits the method
 * @param concurrency tasks admitted at once, one or more, 0 for each model's own
 * @param timeout for all calls of one JVM before the race
 */
public record TaskChoices(
    List<String> methods,
    String setup,
    String teardown,
    List<Long> sizes,
    List<Long> concurrency,
    Duration timeout) {

  /**
   * A batch without a given size holds at least so many times the tasks that are admitted at once.
   */
  private static final int LEAST_WAVES = 2;

  /** And at least so many in all. */
  private static final long LEAST_TASKS = 8;

  /**
   * Checks every value.
   *
   * @throws UsageException when one is not allowed
   */
  public TaskChoices {
    methods = List.copyOf(methods);
    sizes = List.copyOf(new TreeSet<>(sizes));
    concurrency = List.copyOf(new TreeSet<>(concurrency));
    sizes.forEach(each -> check("--tasks", each, 1, MethodWorkload.MOST_TASKS));
    concurrency.forEach(each -> check("--concurrency", each, 0, MethodWorkload.MOST_CONCURRENCY));
  }

  private static void check(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new UsageException(
          "%s %d is not allowed; give %d…%d".formatted(option, value, least, most));
    }
  }

  /**
   * The methods under names that no other workload has.
   *
   * @throws UsageException when one cannot be read, or is given twice
   */
  List<DeclaredTask> named() {
    Set<String> taken = new HashSet<>();
    new WorkloadCatalogue().all().forEach(workload -> taken.add(workload.info().id()));
    Set<String> seen = new HashSet<>();
    List<DeclaredTask> tasks = new ArrayList<>();
    for (String text : methods) {
      MethodName name = MethodName.parse("--task", text);
      if (!seen.add(name.toString())) {
        throw new UsageException("--task %s was given twice; give it once".formatted(name));
      }
      String id = name.words();
      for (int copy = 2; !taken.add(id); copy++) {
        id = name.words() + "-" + copy;
      }
      tasks.add(
          DeclaredTask.named(
              id,
              name.toString(),
              hook("--setup", setup, name),
              hook("--teardown", teardown, name)));
    }
    return tasks;
  }

  private static String hook(String option, String text, MethodName task) {
    if (text.isEmpty()) {
      return "";
    }
    String whole = text.startsWith("#") ? task.type() + text : text;
    return MethodName.parse(option, whole).toString();
  }

  /** Fewest tasks in a batch without a given size. */
  long least() {
    long admitted = concurrency.isEmpty() ? 0 : concurrency.getLast();
    return Math.min(MethodWorkload.MOST_TASKS, Math.max(LEAST_TASKS, LEAST_WAVES * admitted));
  }

  /** The points at which a method is raced: each size with each concurrency. */
  Stream<Point> points(DeclaredTask task) {
    List<Long> admitted = concurrency.isEmpty() ? List.of(0L) : concurrency;
    return task.answers().stream()
        .map(BatchAnswer::tasks)
        .map(size -> new Point(task.id(), new java.util.TreeMap<>()).with(Workload.TASKS, size))
        .flatMap(point -> admitted.stream().map(each -> point.with(Workload.CONCURRENCY, each)));
  }
}
