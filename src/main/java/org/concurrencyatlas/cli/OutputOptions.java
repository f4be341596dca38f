package org.concurrencyatlas.cli;

import picocli.CommandLine.Option;

/** How a command shows verdicts. */
final class OutputOptions {
  @Option(names = "--json", description = "the verdicts as JSON on standard output, for programs")
  private boolean json;

  boolean json() {
    return json;
  }
}
