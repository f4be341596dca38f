package org.concurrencyatlas.report.plot;

import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.view.ModelMarks;

/**
 * The name of a contender or model, with its mark.
 *
 * @param mark how it is marked
 * @param name its name
 * @param detail what follows the name, in lighter letters; may be empty
 */
public record Label(Mark mark, String name, String detail) {
  /** A model, by its mark and its id. */
  public static Label of(ModelMarks marks, String model, String detail) {
    return new Label(marks.of(model), model, detail);
  }

  /** Name and detail as one text. */
  public String text() {
    return name + detail;
  }
}
