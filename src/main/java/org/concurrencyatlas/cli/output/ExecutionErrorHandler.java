package org.concurrencyatlas.cli.output;

import org.concurrencyatlas.result.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * One line for a command that failed; {@code -Dconcurrencyatlas.trace=true} prints the stack trace
 * as well.
 */
public final class ExecutionErrorHandler implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    if (exception instanceof UsageException) {
      command.getErr().println(exception.getMessage());
      return ExitCode.WRONG_USAGE;
    }
    if (exception instanceof NothingComparedException) {
      command.getErr().println(exception.getMessage());
      return ExitCode.NOTHING_COMPARED;
    }
    command.getErr().println("the run failed: " + reason(exception));
    if (Boolean.getBoolean("concurrencyatlas.trace")) {
      exception.printStackTrace(command.getErr());
    }
    return ExitCode.RUN_FAILED;
  }

  private static String reason(Exception exception) {
    String message = exception.getMessage();
    return message == null
        ? exception.getClass().getSimpleName()
        : exception instanceof java.io.UncheckedIOException
            ? message
            : exception.getClass().getSimpleName() + ": " + message;
  }
}
