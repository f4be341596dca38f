package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs command lines in this JVM and keeps what they print, one after the other. */
public final class CommandConsole {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  public int execute(String... arguments) {
    return Main.execute(printer(), new PrintWriter(err, true), arguments);
  }

  /** The same. */
  public int execute(List<String> arguments) {
    return execute(arguments.toArray(String[]::new));
  }

  /** What was printed on standard output. */
  public String out() {
    return out.toString();
  }

  /** What was printed on standard error. */
  public String err() {
    return err.toString();
  }

  /** Prints on the same standard output. */
  public PrintWriter printer() {
    return new PrintWriter(out, true);
  }

  /** Forgets what was printed. */
  public void clear() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }
}
