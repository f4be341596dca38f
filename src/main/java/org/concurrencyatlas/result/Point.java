package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.jvm.JvmParameter;

/**
 * A workload with all its parameters fixed, written {@code sha256(bytes=65536,tasks=256)}.
 *
 * @param workload the workload's id
 * @param parameters whole numbers by name; a name says its unit ({@code bytes}, {@code
 *     waitMicros}), a bare one is a count; one of {@link JvmParameter} is of the JVM that the cell
 *     runs in, all others are of the workload
 * @param choices words by name, for parameters that are one of a few ({@code kind=atomic})
 */
public record Point(
    String workload, SortedMap<String, Long> parameters, SortedMap<String, String> choices)
    implements Comparable<Point> {
  /** The parameter that says how many tasks a batch has. */
  public static final String TASKS = "tasks";

  /** The parameter that bounds how many tasks every model of a cell admits at once. */
  public static final String CONCURRENCY = "concurrency";

  /** The parameter that says how long a task waits, microseconds. */
  public static final String WAIT_MICROS = "waitMicros";

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  public Point {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
  }

  /** A point without choices. */
  public Point(String workload, SortedMap<String, Long> parameters) {
    this(workload, parameters, Collections.emptySortedMap());
  }

  public static Point of(String workload, Map<String, Long> parameters) {
    return new Point(workload, new TreeMap<>(parameters));
  }

  /**
   * Reads the written form; parameters that are not given stay absent.
   *
   * @throws UsageException when the text has another form or a value is neither a whole number nor
   *     a word
   */
  @JsonCreator
  public static Point parse(String text) {
    SpecSyntax notation = SpecSyntax.parse(text);
    return ofValues(notation.name(), notation.values());
  }

  /**
   * A point from the texts of its values.
   *
   * @param values whole numbers, or words of small letters, digits and hyphens, by name
   * @throws UsageException when a value is neither
   */
  public static Point ofValues(String workload, Map<String, String> values) {
    SortedMap<String, Long> parameters = new TreeMap<>();
    SortedMap<String, String> choices = new TreeMap<>();
    values.forEach((name, value) -> {
      if (JvmParameter.ofPoint(name).isEmpty() && isWord(value)) {
        choices.put(name, value);
      } else {
        parameters.put(name, value(name, value));
      }
    });
    return new Point(workload, parameters, choices);
  }

  /**
   * Whether a choice may be written so: small letters, digits and hyphens, the first one a letter.
   */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /**
   * The value of a parameter.
   *
   * @throws IllegalArgumentException when the point lacks it
   */
  public long parameter(String name) {
    Long value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(this + " has no parameter " + name);
    }
    return value;
  }

  /** The value of a parameter, 0 when the point lacks it. */
  public long parameterOrZero(String name) {
    return parameters.getOrDefault(name, 0L);
  }

  /** The parameters and choices as they are written. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>(choices);
    parameters.forEach((name, value) ->
        texts.put(
            name,
            JvmParameter.ofPoint(name)
                .map(jvm -> jvm.write(value))
                .orElseGet(() -> Long.toString(value))));
    return texts;
  }

  /** The parameters of the JVM that the cell runs in; empty where it is as all others. */
  public SortedMap<String, Long> jvm() {
    SortedMap<String, Long> jvm = new TreeMap<>(parameters);
    jvm.keySet().removeIf(name -> JvmParameter.ofPoint(name).isEmpty());
    return jvm;
  }

  /** The flags of that JVM. */
  public List<String> jvmFlags() {
    List<String> flags = new ArrayList<>();
    jvm()
        .forEach((name, value) ->
            JvmParameter.ofPoint(name).ifPresent(jvm -> flags.addAll(jvm.flags(value))));
    return flags;
  }

  /** Whether larger values of a parameter are more of something, so that it has a scale. */
  public static boolean isQuantity(String parameter) {
    return JvmParameter.ofPoint(parameter).map(JvmParameter::isQuantity).orElse(true);
  }

  /**
   * The word of a choice.
   *
   * @throws IllegalArgumentException when the point lacks it
   */
  public String choice(String name) {
    String word = choices.get(name);
    if (word == null) {
      throw new IllegalArgumentException(this + " has no choice " + name);
    }
    return word;
  }

  /** The same point with a choice set to another word. */
  public Point with(String name, String word) {
    SortedMap<String, String> changed = new TreeMap<>(choices);
    changed.put(name, word);
    return new Point(workload, parameters, changed);
  }

  /** The same point without a parameter or a choice. */
  public Point without(String name) {
    SortedMap<String, Long> numbers = new TreeMap<>(parameters);
    numbers.remove(name);
    SortedMap<String, String> words = new TreeMap<>(choices);
    words.remove(name);
    return new Point(workload, numbers, words);
  }

  /** The same point with one parameter set to another value. */
  public Point with(String name, long value) {
    SortedMap<String, Long> changed = new TreeMap<>(parameters);
    changed.put(name, value);
    return new Point(workload, changed, choices);
  }

  @Override
  @JsonValue
  public String toString() {
    return SpecSyntax.write(workload, texts());
  }

  /**
   * Mixes names and values in order. A map's own hash is a plain sum, which is the same for most
   * points of a grid and makes tables of points slow.
   */
  @Override
  public int hashCode() {
    int hash = workload.hashCode();
    for (Map.Entry<String, Long> parameter : parameters.entrySet()) {
      hash = 31 * (31 * hash + parameter.getKey().hashCode()) + parameter.getValue().hashCode();
    }
    return choices.isEmpty() ? hash : 31 * hash + choices.hashCode();
  }

  @Override
  public int compareTo(Point other) {
    return toString().compareTo(other.toString());
  }

  private static long value(String name, String text) {
    Optional<JvmParameter> jvm = JvmParameter.ofPoint(name);
    return jvm.isEmpty()
        ? wholeNumber(name, text)
        : jvm.get()
            .read(text)
            .orElseThrow(() ->
                new UsageException(
                    "%s=%s is not allowed; give %s".formatted(name, text, jvm.get().allowed())));
  }

  private static long wholeNumber(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "parameter " + name + "=" + value + " must be a whole number or a word");
    }
  }
}
