package org.concurrencyatlas.analysis.contest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of parameters that are quantities: {@code 100}, {@code 0.75}, {@code 1K}, {@code 10M}. */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE][+-]?\\d{1,2})?)([kKmMgG]?)");

  private static final Map<String, Double> FACTORS =
      Map.of("", 1.0, "k", 1e3, "K", 1e3, "m", 1e6, "M", 1e6, "g", 1e9, "G", 1e9);

  private Quantity() {}

  /** The number that a value stands for; empty when it is a word. */
  public static OptionalDouble of(String value) {
    Matcher matcher = FORM.matcher(value);
    return matcher.matches()
        ? OptionalDouble.of(
            Double.parseDouble(matcher.group(1)) * FACTORS.getOrDefault(matcher.group(2), 1.0))
        : OptionalDouble.empty();
  }

  /** Whether all values are quantities. */
  public static boolean areAll(Collection<String> values) {
    return values.stream().allMatch(value -> of(value).isPresent());
  }

  /** The values ascending where all are quantities, else in the order given. */
  public static List<String> sorted(Collection<String> values) {
    return areAll(values)
        ? values.stream()
            .sorted(Comparator.comparingDouble((String value) -> of(value).orElseThrow()))
            .toList()
        : List.copyOf(values);
  }
}
