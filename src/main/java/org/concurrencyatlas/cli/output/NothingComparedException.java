package org.concurrencyatlas.cli.output;

/** Nothing, or not all that was declared, can be compared; the message is the one line to show. */
public final class NothingComparedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NothingComparedException(String message) {
    super(message);
  }
}
