package org.concurrencyatlas.trace;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UrgentTask;
import org.concurrencyatlas.workload.WaitingTask;

/**
 * Makes the task that notes another: a record of the same kinds, for models treat a task as its
 * kinds say. There is one for each mixture of kinds.
 */
final class NotedTasks {
  private static final Map<Set<Class<?>>, Maker> MAKERS =
      Stream.of(
              new Way(Plain.class, Plain::new),
              new Way(Waiting.class, Waiting::new),
              new Way(Async.class, Async::new),
              new Way(Split.class, Split::new),
              new Way(Urgent.class, Urgent::new),
              new Way(UrgentWaiting.class, UrgentWaiting::new),
              new Way(UrgentAsync.class, UrgentAsync::new),
              new Way(UrgentSplit.class, UrgentSplit::new))
          .collect(Collectors.toUnmodifiableMap(way -> kinds(way.type()), Way::maker));

  private NotedTasks() {}

  /**
   * The task that notes another.
   *
   * @param index number of the task in its batch
   * @param crosses whether it is a record that can cross to another JVM
   * @param computes whether it does nothing but compute, unless it is of a kind that waits
   * @param spans the file that notes are appended to
   * @throws IllegalStateException when it is of kinds for which there is no record here
   */
  static Task of(Task task, long index, boolean crosses, boolean computes, String spans) {
    Set<Class<?>> kinds = kinds(task.getClass());
    Maker maker = MAKERS.get(kinds);
    if (maker == null) {
      throw new IllegalStateException("no record here is of " + kinds + ": add it");
    }
    return maker.make(
        index,
        task.getClass().getName(),
        crosses ? TaskText.write(task) : TaskText.keep(task),
        computes && !(task instanceof WaitingTask) ? 1 : 0,
        spans);
  }

  /** The interfaces of tasks that a class implements, as far as models know them. */
  static Set<Class<?>> kinds(Class<?> type) {
    Set<Class<?>> kinds = new HashSet<>();
    for (Class<?> each : type.getInterfaces()) {
      if (Task.class.isAssignableFrom(each)) {
        kinds.addAll(kinds(each));
        if (each.getPackageName().equals(Task.class.getPackageName())) {
          kinds.add(each);
        }
      }
    }
    if (type.getSuperclass() != null) {
      kinds.addAll(kinds(type.getSuperclass()));
    }
    return Set.copyOf(kinds);
  }

  private record Way(Class<? extends Noted> type, Maker maker) {}

  /** The constructor of such a record. */
  @FunctionalInterface
  private interface Maker {
    Noted make(long index, String type, String components, int computes, String spans);
  }

  record Plain(long index, String type, String components, int computes, String spans)
      implements Noted {}

  record Waiting(long index, String type, String components, int computes, String spans)
      implements Noted, WaitingTask {}

  record Async(long index, String type, String components, int computes, String spans)
      implements Noted.Async {}

  record Split(long index, String type, String components, int computes, String spans)
      implements Noted.Split {}

  record Urgent(long index, String type, String components, int computes, String spans)
      implements Noted, UrgentTask {}

  record UrgentWaiting(long index, String type, String components, int computes, String spans)
      implements Noted, WaitingTask, UrgentTask {}

  record UrgentAsync(long index, String type, String components, int computes, String spans)
      implements Noted.Async, UrgentTask {}

  record UrgentSplit(long index, String type, String components, int computes, String spans)
      implements Noted.Split, UrgentTask {}
}
