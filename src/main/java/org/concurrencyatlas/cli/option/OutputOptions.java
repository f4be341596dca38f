package org.concurrencyatlas.cli.option;

import picocli.CommandLine.Option;

/** How a command shows verdicts. */
public final class OutputOptions {
  @Option(names = "--json", description = "the verdicts as JSON on standard output, for programs")
  private boolean json;

  @Option(
      names = "--strict",
      description = "exit code 4 when no cell was decided: noisy, void or inconclusive runs")
  private boolean strict;

  public boolean strict() {
    return strict;
  }

  public boolean json() {
    return json;
  }
}
