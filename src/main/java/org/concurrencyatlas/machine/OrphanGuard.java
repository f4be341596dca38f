package org.concurrencyatlas.machine;

/**
 * Kills every process that this one started when it is asked to end (Ctrl-C, SIGTERM). Against
 * {@code kill -9} the children guard themselves by the end of their standard input.
 */
public final class OrphanGuard implements AutoCloseable {
  private final Thread hook = new Thread(OrphanGuard::killDescendants, "orphan-guard");

  private OrphanGuard() {}

  public static OrphanGuard install() {
    OrphanGuard guard = new OrphanGuard();
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already and the hook runs.
    }
  }

  private static void killDescendants() {
    ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
  }
}
