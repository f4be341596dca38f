package org.concurrencyatlas.report.view;

import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;

/**
 * The one colour and mark of each model on every picture of every run. A model without a mark, or
 * one that no longer exists, gets a mark that depends on its name alone.
 *
 * @param models what is known of the models
 */
public record ModelMarks(ModelDirectory models) {
  /** Told apart from the marks that models bring by an outlined cross. */
  private static final int[][] COLOURS = {
    {0x7A3E9D, 0xC79BE3}, {0x8B5A2B, 0xD9A066}, {0x3F6F21, 0x9CCB6B}, {0x9E1B4F, 0xF07CA8}
  };

  /** The mark of a model. */
  public Mark of(String model) {
    return models.get(model).flatMap(ModelInfo::mark).orElseGet(() -> byName(model));
  }

  private static Mark byName(String model) {
    int[] colours = COLOURS[Math.floorMod(model.hashCode(), COLOURS.length)];
    return new Mark(colours[0], colours[1], Mark.Shape.CROSS, false);
  }
}
