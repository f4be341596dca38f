package org.concurrencyatlas.cli.output;

/** The exit codes of every command. */
public final class ExitCode {
  public static final int DONE = 0;

  /** A gate has confirmed that something got worse. */
  public static final int SLOWER = 1;

  public static final int WRONG_USAGE = 2;
  public static final int NOTHING_COMPARED = 3;

  /** With {@code --strict}: something was measured, and nothing decided. */
  public static final int NOTHING_DECIDED = 4;

  public static final int RUN_FAILED = 5;

  private ExitCode() {}
}
