package org.concurrencyatlas.model;

import java.util.List;
import org.concurrencyatlas.catalogue.Parameter;

/**
 * What the catalogue tells of a model.
 *
 * @param id lower case, words joined by hyphens
 * @param description what it is on the JVM, one line
 * @param python its counterpart in Python, or "–"
 * @param admission name of the setting that bounds how many tasks are in flight at once (a pool's
 *     size, a semaphore's permits); empty when the model has none
 * @param settings all settings, the admission among them
 */
public record ModelInfo(
    String id, String description, String python, String admission, List<Parameter> settings) {
  /** Copies the settings. */
  public ModelInfo {
    settings = List.copyOf(settings);
  }
}
