package org.concurrencyatlas.cli.output;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for arguments that cannot be read, with what was probably meant. */
public final class UsageErrorHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    String suggestions =
        exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()
            ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
            : "";
    command
        .getErr()
        .printf(
            "%s%s (see %s --help)%n",
            String.valueOf(exception.getMessage()).lines().findFirst().orElse("wrong usage"),
            suggestions,
            command.getCommandSpec().qualifiedName());
    return ExitCode.WRONG_USAGE;
  }
}
