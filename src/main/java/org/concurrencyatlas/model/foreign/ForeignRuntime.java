package org.concurrencyatlas.model.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;

/**
 * What runs programs that are not of the JVM.
 *
 * @param interpreter the command that runs a script, looked for on the path
 * @param versionArguments with these arguments it prints its name and version on one line
 * @param errors words of its standard error that say more than that a program failed
 */
public record ForeignRuntime(
    String interpreter, List<String> versionArguments, Map<String, Status> errors) {
  public ForeignRuntime {
    versionArguments = List.copyOf(versionArguments);
    errors = Map.copyOf(errors);
  }

  /** One that answers to {@code --version}, and whose errors say no more than that it failed. */
  public ForeignRuntime(String interpreter) {
    this(interpreter, List.of("--version"), Map.of());
  }

  /**
   * How a program ended that did not measure all: by the last line that has one of the known words,
   * else by the last line.
   *
   * @param standardError all that it wrote there
   * @param exitCode its exit code
   */
  public Outcome failure(String standardError, int exitCode) {
    List<String> lines =
        standardError.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.reversed().stream()
        .flatMap(line -> known(line).stream())
        .findFirst()
        .orElseGet(() ->
            new Outcome(
                Status.FAILED,
                lines.isEmpty() ? "the program ended with code " + exitCode : lines.getLast()));
  }

  private Optional<Outcome> known(String line) {
    return errors.entrySet().stream()
        .filter(error -> line.contains(error.getKey()))
        .map(error -> new Outcome(error.getValue(), line))
        .findFirst();
  }
}
