package org.concurrencyatlas.cli;

import java.lang.reflect.InvocationTargetException;

/**
 * The jar's main class, compiled for Java 11: under a JVM that is too old for the rest it says so
 * in one line instead of throwing {@link UnsupportedClassVersionError}.
 */
public final class Launcher {
  private static final int NEEDED = 25;

  private Launcher() {}

  /** Checks the JVM, then calls {@code Main}, which an older compiler target cannot name. */
  public static void main(String[] args) throws ReflectiveOperationException {
    int feature = Runtime.version().feature();
    if (feature < NEEDED) {
      System.err.println(
          "this is JVM "
              + feature
              + ", "
              + NEEDED
              + " or newer is needed; set JAVA_HOME to a JDK "
              + NEEDED
              + " or start ./run-benchmarks.sh, which finds one");
      System.exit(2);
    }
    try {
      Class.forName("org.concurrencyatlas.cli.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
