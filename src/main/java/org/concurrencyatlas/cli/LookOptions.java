package org.concurrencyatlas.cli;

import org.concurrencyatlas.report.draw.Look;
import picocli.CommandLine.Option;

/** How pictures are to look. */
final class LookOptions {
  @Option(
      names = "--theme",
      paramLabel = "NAME",
      defaultValue = "light",
      description = "light or dark (default: ${DEFAULT-VALUE})")
  private String theme = "light";

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "slide",
      description = "slide, compact or WIDTHxHEIGHT in pixels (default: ${DEFAULT-VALUE})")
  private String size = "slide";

  /**
   * The look that was asked for.
   *
   * @throws org.concurrencyatlas.result.UsageException when it cannot be read or drawn
   */
  Look look() {
    return Look.parse(theme, size);
  }
}
