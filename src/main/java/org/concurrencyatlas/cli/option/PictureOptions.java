package org.concurrencyatlas.cli.option;

import org.concurrencyatlas.report.canvas.PictureStyle;
import picocli.CommandLine.Option;

/** How pictures are to look. */
public final class PictureOptions {
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
  public PictureStyle style() {
    return PictureStyle.parse(theme, size);
  }
}
