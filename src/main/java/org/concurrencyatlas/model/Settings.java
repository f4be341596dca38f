package org.concurrencyatlas.model;

import java.util.Map;

/** A model's settings with every value present and checked. */
public record Settings(Map<String, String> values) {
  public Settings {
    values = Map.copyOf(values);
  }

  /** The value of a setting that is one of a few words. */
  public String choice(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no setting " + name + " in " + values);
    }
    return value;
  }

  /** The value of a setting that is a whole number. */
  public int wholeNumber(String name) {
    return Integer.parseInt(choice(name));
  }
}
