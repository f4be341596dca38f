package org.concurrencyatlas.cli;

/** The exit codes of every command. */
final class ExitCode {
  static final int DONE = 0;
  static final int WRONG_USAGE = 2;
  static final int NOTHING_COMPARED = 3;
  static final int RUN_FAILED = 5;

  private ExitCode() {}
}
