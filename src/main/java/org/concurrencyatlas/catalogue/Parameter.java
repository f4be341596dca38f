package org.concurrencyatlas.catalogue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.UsageException;

/** A named value with its allowed range: a parameter of a workload or a setting of a model. */
public sealed interface Parameter {
  /** The name, with its unit when it has one ({@code waitMicros}). */
  String name();

  /** What it means, one line. */
  String description();

  /** The value when none is given, as text. */
  String defaultText();

  /**
   * Whether {@link #resolve} leaves it out where it has its default: true for a parameter that was
   * added later, so that points written before keep their form.
   */
  default boolean unwrittenByDefault() {
    return false;
  }

  /** What is allowed, for lists and error lines: {@code 1…1000} or {@code pipe|ring}. */
  String allowed();

  /**
   * Checks a value given as text.
   *
   * @throws UsageException when it is not allowed; says what was given and what is allowed
   */
  void check(String text);

  /**
   * Checks the values that were given and adds the defaults of the others, save those that are
   * {@linkplain #unwrittenByDefault() not written}.
   *
   * @param kind what the user calls these parameters, for error lines
   * @param parameters all that exist
   * @param given values by name
   * @throws UsageException when a name is unknown or a value not allowed
   */
  static SortedMap<String, String> resolve(
      String kind, List<Parameter> parameters, Map<String, String> given) {
    SortedMap<String, String> resolved = new TreeMap<>();
    parameters.forEach(each -> resolved.put(each.name(), each.defaultText()));
    for (String name : new TreeMap<>(given).keySet()) {
      if (!resolved.containsKey(name)) {
        throw UsageException.unknown(kind, name, parameters.stream().map(Parameter::name).toList());
      }
    }
    resolved.putAll(given);
    parameters.forEach(each -> each.check(resolved.getOrDefault(each.name(), "")));
    parameters.stream()
        .filter(Parameter::unwrittenByDefault)
        .forEach(each -> resolved.remove(each.name(), each.defaultText()));
    return resolved;
  }

  /** A whole number from min to max, both allowed. */
  record WholeNumber(
      String name,
      String description,
      long min,
      long max,
      long defaultValue,
      boolean unwrittenByDefault)
      implements Parameter {
    /** One that is always written. */
    public WholeNumber(String name, String description, long min, long max, long defaultValue) {
      this(name, description, min, max, defaultValue, false);
    }

    /** One that came later than the rest, from 0 to max; 0 is what was before. */
    public static WholeNumber added(String name, String description, long max) {
      return new WholeNumber(name, description, 0, max, 0, true);
    }

    public WholeNumber {
      if (!(min <= defaultValue && defaultValue <= max)) {
        throw new UsageException(
            "%s has the range %d…%d and the default %d; give min ≤ default ≤ max"
                .formatted(name, min, max, defaultValue));
      }
    }

    @Override
    public String defaultText() {
      return Long.toString(defaultValue);
    }

    @Override
    public String allowed() {
      return min + "…" + max;
    }

    @Override
    public void check(String text) {
      try {
        long value = Long.parseLong(text);
        if (min <= value && value <= max) {
          return;
        }
      } catch (NumberFormatException e) {
        // falls through to the one message for both mistakes
      }
      throw notAllowed(this, text);
    }
  }

  /** One of a few words. */
  record Choice(
      String name,
      String description,
      List<String> options,
      String defaultText,
      boolean unwrittenByDefault)
      implements Parameter {
    /** One that is always written. */
    public Choice(String name, String description, List<String> options, String defaultText) {
      this(name, description, options, defaultText, false);
    }

    /** One that came later than the rest; the first of its options is what was before. */
    public static Choice added(String name, String description, List<String> options) {
      return new Choice(name, description, options, options.getFirst(), true);
    }

    public Choice {
      options = List.copyOf(options);
      if (!options.contains(defaultText)) {
        throw new UsageException(
            "%s has the options %s and the default %s; give one of them"
                .formatted(name, options, defaultText));
      }
    }

    @Override
    public String allowed() {
      return String.join("|", options);
    }

    @Override
    public void check(String text) {
      if (!options.contains(text)) {
        throw notAllowed(this, text);
      }
    }
  }

  private static UsageException notAllowed(Parameter parameter, String text) {
    return new UsageException(
        "%s=%s is not allowed; %s is %s: give %s"
            .formatted(
                parameter.name(),
                text,
                parameter.name(),
                parameter.description(),
                parameter.allowed()));
  }
}
