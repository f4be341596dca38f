package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model with its settings, and where it runs, written {@code fixed-pool(threads=64)@candidate};
 * settings that are not named have the model's defaults.
 *
 * @param model the model's id
 * @param settings values by name, as text
 * @param variant the name of the {@link Variant} that it runs in; empty for the harness's own
 */
public record Contender(String model, SortedMap<String, String> settings, String variant)
    implements Comparable<Contender> {

  /**
   * A setting that every contender may carry and no model sees: it distinguishes the two copies of
   * a contender that is entered twice to check that the harness finds no difference.
   */
  public static final String COPY = "copy";

  /** The model that does no work: a control that the harness must detect. */
  public static final String NO_OP = "no-op";

  private static final char AT = '@';

  public Contender {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  public static Contender of(String model, Map<String, String> settings) {
    return new Contender(model, new TreeMap<>(settings), "");
  }

  /**
   * Reads the written form.
   *
   * @throws UsageException when the text has another form
   */
  @JsonCreator
  public static Contender parse(String text) {
    int at = text.lastIndexOf(AT);
    String variant = at < 0 ? "" : text.substring(at + 1).strip();
    if (at >= 0 && !Variant.isName(variant)) {
      throw new UsageException(
          "cannot read the variant of \"%s\"; write @ and letters, digits or hyphens behind the"
                  .formatted(text)
              + " contender");
    }
    SpecSyntax notation = SpecSyntax.parse(at < 0 ? text : text.substring(0, at));
    return new Contender(notation.name(), notation.values(), variant);
  }

  /** The same contender in another variant; empty for the harness's own. */
  public Contender in(String other) {
    return new Contender(model, settings, other);
  }

  /** The contender without the mark of a copy: what two copies have in common. */
  public Contender original() {
    return without(COPY);
  }

  /** The same contender with a setting added or replaced. */
  public Contender with(String setting, String value) {
    SortedMap<String, String> changed = new TreeMap<>(settings);
    changed.put(setting, value);
    return new Contender(model, changed, variant);
  }

  /** The same contender without a setting. */
  public Contender without(String setting) {
    SortedMap<String, String> others = new TreeMap<>(settings);
    others.remove(setting);
    return new Contender(model, others, variant);
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
    String plain = SpecSyntax.write(model, settings);
    return variant.isEmpty() ? plain : plain + AT + variant;
  }

  @Override
  public int compareTo(Contender other) {
    return toString().compareTo(other.toString());
  }
}
