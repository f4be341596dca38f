package org.concurrencyatlas.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command that measures leaves its run. */
public final class ResultsOption {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "the folder of all runs (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("results");

  public Path folder() {
    return folder;
  }
}
