package org.concurrencyatlas.cli.history;

import java.nio.file.Path;
import org.concurrencyatlas.result.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which history is meant. */
final class HistoryOption {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "the history's file (default: ${DEFAULT-VALUE})")
  private Path file = Path.of("results", "history.jsonl");

  Path file() {
    return file;
  }

  /**
   * Refuses options that stand before the name of the command: they belong to the command above it,
   * and would be passed over.
   *
   * @throws UsageException when there is one
   */
  static void refuseMisplaced(CommandSpec spec) {
    CommandLine.ParseResult above = spec.parent().commandLine().getParseResult();
    if (!above.matchedOptions().isEmpty()) {
      throw new UsageException(
          "%s stands before the command %s; write it behind"
              .formatted(above.matchedOptions().getFirst().longestName(), spec.name()));
    }
  }
}
