package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model with its settings, written {@code fixed-pool(threads=64)}; settings that are not named
 * have the model's defaults.
 *
 * @param model the model's id
 * @param settings values by name, as text
 */
public record Contender(String model, SortedMap<String, String> settings)
    implements Comparable<Contender> {

  /** Copies the settings into an unmodifiable, sorted map. */
  public Contender {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** Creates a contender from settings in any order. */
  public static Contender of(String model, Map<String, String> settings) {
    return new Contender(model, new TreeMap<>(settings));
  }

  /**
   * Reads the written form.
   *
   * @throws UsageException when the text has another form
   */
  @JsonCreator
  public static Contender parse(String text) {
    Notation notation = Notation.parse(text);
    return new Contender(notation.name(), notation.values());
  }

  @Override
  @JsonValue
  public String toString() {
    return Notation.write(model, settings);
  }

  @Override
  public int compareTo(Contender other) {
    return toString().compareTo(other.toString());
  }
}
