package org.concurrencyatlas.process.wire;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * An exception of a task, sent as text, since its class may exist only in the worker.
 *
 * @param type class name of the exception
 * @param message its message, or empty
 * @param stackTrace as the worker would have printed it, cut to 8 Ki characters
 */
public record RemoteFailure(String type, String message, String stackTrace) {
  private static final int LONGEST = 8 * 1024;

  /** Describes an exception. */
  public static RemoteFailure of(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String message = failure.getMessage();
    return new RemoteFailure(
        failure.getClass().getName(), message == null ? "" : cut(message), cut(trace.toString()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
