package org.concurrencyatlas.report.plot;

import org.concurrencyatlas.catalogue.Mark;

/**
 * Who or what is meant.
 *
 * @param mark how it is marked
 * @param name its name
 * @param detail what follows the name, in lighter letters; may be empty
 */
public record Label(Mark mark, String name, String detail) {
  /** Name and detail as one text. */
  public String text() {
    return name + detail;
  }
}
