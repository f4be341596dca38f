package org.concurrencyatlas.cli.output;

import java.io.PrintWriter;
import org.concurrencyatlas.result.store.RunDirectory;

/** Says how to go on when a run is stopped from outside: Ctrl-C or SIGTERM. */
final class ResumeHint implements AutoCloseable {
  private final Thread hook;

  private ResumeHint(Thread hook) {
    this.hook = hook;
  }

  /** From now on the hint is printed when this JVM is asked to end. */
  static ResumeHint install(RunDirectory directory, PrintWriter err) {
    Thread hook = new Thread(() -> print(directory, err), "resume-hint");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ResumeHint(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // this JVM is going down, and the hint is being printed
    }
  }

  private static void print(RunDirectory directory, PrintWriter err) {
    err.println();
    err.println(
        "stopped; no finished fork is lost. Go on with: ./run-benchmarks.sh resume "
            + directory.path());
    err.flush();
  }
}
