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

  /**
   * A setting that every contender may carry and no model sees: it tells the two copies of a
   * contender apart that is entered twice to see what the harness makes of no difference at all.
   */
  public static final String COPY = "copy";

  /** The model that does no work: it may be entered to see whether the harness notices. */
  public static final String NO_OP = "no-op";

  public Contender {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

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
    SpecSyntax notation = SpecSyntax.parse(text);
    return new Contender(notation.name(), notation.values());
  }

  /** The contender without the mark of a copy: what two copies have in common. */
  public Contender original() {
    return without(COPY);
  }

  /** The same contender with a setting added or replaced. */
  public Contender with(String setting, String value) {
    SortedMap<String, String> changed = new TreeMap<>(settings);
    changed.put(setting, value);
    return new Contender(model, changed);
  }

  /** The same contender without a setting. */
  public Contender without(String setting) {
    SortedMap<String, String> others = new TreeMap<>(settings);
    others.remove(setting);
    return new Contender(model, others);
  }

  /**
   * The name that this contender bears along a whole axis: in cells of a common concurrency every
   * contender's own bound follows the parameter and is no part of who it is.
   *
   * @param parameter the axis
   * @param point where the contender stands on it
   */
  public Contender along(String parameter, Point point) {
    if (!parameter.equals(Point.CONCURRENCY)) {
      return this;
    }
    String bound = Long.toString(point.parameter(Point.CONCURRENCY));
    return settings.entrySet().stream()
        .filter(setting -> setting.getValue().equals(bound))
        .map(Map.Entry::getKey)
        .reduce(this, Contender::without, (first, second) -> second);
  }

  @Override
  @JsonValue
  public String toString() {
    return SpecSyntax.write(model, settings);
  }

  @Override
  public int compareTo(Contender other) {
    return toString().compareTo(other.toString());
  }
}
