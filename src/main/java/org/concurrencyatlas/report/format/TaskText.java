package org.concurrencyatlas.report.format;

import org.concurrencyatlas.result.task.DeclaredTask;

/** Words what was found out about a method of the user before the race. */
public final class TaskText {
  private TaskText() {}

  /** For the terminal, before the race. */
  public static String found(DeclaredTask task) {
    return "%s is %s: %s; %s".formatted(task.method(), task.id(), call(task), answers(task));
  }

  /** For the method of a report, a sentence. */
  public static String sentence(DeclaredTask task) {
    return "%s is a call of %s. Before the race, in JVMs of their own, it took %s; so it was raced as work that %s, and %s. %s."
        .formatted(
            task.id(), task.method(), call(task), activity(task), limit(task), checked(task));
  }

  /** For the line under a picture. */
  public static String shortly(DeclaredTask task) {
    return "%s: %s, measured before the race".formatted(task.id(), call(task));
  }

  private static String call(DeclaredTask task) {
    return "%s a call, %s of it computing"
        .formatted(
            Numbers.nanos(task.cost().elapsedNanos()),
            Numbers.wholePercent(Math.min(1, task.computingShare())));
  }

  private static String activity(DeclaredTask task) {
    return switch (task.activity()) {
      case COMPUTES -> "computes";
      case WAITS -> "waits";
      case BOTH -> "computes and waits";
    };
  }

  private static String limit(DeclaredTask task) {
    return switch (task.activity()) {
      case COMPUTES ->
          "its physical limit is that of such calls on all processors at once, measured in the same"
              + " blocks";
      case WAITS, BOTH ->
          "its physical limit rests on the shortest wait of a call that was seen then, %s"
              .formatted(Numbers.nanos(task.cost().shortestWaitNanos()));
    };
  }

  private static String answers(DeclaredTask task) {
    return task.repeatable()
        ? "all calls answered the same"
        : "its answers differ from call to call: only their number is checked";
  }

  private static String checked(DeclaredTask task) {
    return task.repeatable()
        ? "Every batch had to have the answers that calls one after another had then"
        : "Its answers differ from call to call, so only their number was checked";
  }
}
