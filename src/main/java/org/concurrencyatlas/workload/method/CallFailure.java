package org.concurrencyatlas.workload.method;

import org.concurrencyatlas.result.task.DeclaredTask;

/** Says in one line why a method did not answer. */
final class CallFailure {
  private CallFailure() {}

  /** When a constructor or the setup threw. */
  static String beforeTheFirst(DeclaredTask task, Throwable thrown) {
    String what = task.setup().isEmpty() ? "its constructor" : "its constructor or its setup";
    return line(task, what + " threw", thrown, "");
  }

  /** When a call threw. */
  static String at(DeclaredTask task, long index, Throwable thrown) {
    return line(task, "it threw", thrown, " at the call with index " + index);
  }

  private static String line(DeclaredTask task, String who, Throwable thrown, String when) {
    Throwable cause =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (isMissing(cause)) {
      return "%s needs the class %s, which no jar holds; give its jar with --jar too"
          .formatted(task.method(), className(cause));
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return "%s cannot be raced: %s %s%s%s; make it answer"
        .formatted(task.method(), who, cause.getClass().getName(), message, when);
  }

  private static boolean isMissing(Throwable thrown) {
    return thrown instanceof ClassNotFoundException
        || (thrown instanceof NoClassDefFoundError
            && !String.valueOf(thrown.getMessage()).startsWith("Could not initialize"));
  }

  /** The JVM names it {@code com/acme/Lib}. */
  private static String className(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).replace('/', '.');
  }
}
