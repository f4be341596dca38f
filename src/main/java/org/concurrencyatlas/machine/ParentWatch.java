package org.concurrencyatlas.machine;

/**
 * Ends a fork when the harness that started it is gone, for whatever reason. The JDK checks a few
 * times a second whether a process that is not its child is still alive. (Reading standard input to
 * its end would notice sooner, but with a thread blocked in a read every JVM takes 0.3 s longer to
 * exit.)
 */
public final class ParentWatch {
  static final String PROPERTY = "concurrencyatlas.harness";

  private ParentWatch() {}

  /** Starts the watch when the harness forked this JVM; under plain JMH it does nothing. */
  public static void start() {
    Long harness = Long.getLong(PROPERTY);
    if (harness != null) {
      ProcessHandle.of(harness).ifPresentOrElse(ParentWatch::haltAfter, ParentWatch::halt);
    }
  }

  /** The JVM flag that names this process as the one to watch. */
  public static String flag() {
    return "-D" + PROPERTY + "=" + ProcessHandle.current().pid();
  }

  private static void haltAfter(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(ParentWatch::halt);
  }

  private static void halt() {
    Runtime.getRuntime().halt(1);
  }
}
