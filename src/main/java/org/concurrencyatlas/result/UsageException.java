package org.concurrencyatlas.result;

/**
 * The user asked for something that cannot be done. The message is one line that says what was
 * given, what is allowed and what to do; the command line prints it and ends with exit code 2.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception from the one line that the user will read. */
  public UsageException(String line) {
    super(line);
  }
}
