package org.concurrencyatlas.model.async;

import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.Settings;

/** How many tasks a model has in flight that holds no thread for one that waits. */
final class Admission {
  static final String NAME = "admit";

  static final int MOST = 1_000_000;

  static final Parameter SETTING =
      new WholeNumber(NAME, "tasks in flight at once, 0 for no bound", 0, MOST, 0);

  private Admission() {}

  static int of(Settings settings) {
    int admit = settings.wholeNumber(NAME);
    return admit == 0 ? Integer.MAX_VALUE : admit;
  }
}
