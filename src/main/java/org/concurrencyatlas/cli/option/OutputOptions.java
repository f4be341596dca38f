package org.concurrencyatlas.cli.option;

import picocli.CommandLine.Option;

/** How a command shows verdicts. */
public final class OutputOptions {
  @Option(names = "--json", description = "the verdicts as JSON on standard output, for programs")
  private boolean json;

  public boolean json() {
    return json;
  }
}
