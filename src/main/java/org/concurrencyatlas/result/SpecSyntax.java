package org.concurrencyatlas.result;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one notation for points and contenders: {@code name} or {@code name(key=value,key=value)},
 * keys in alphabetical order when written. {@code ;} is read as {@code ,} because JMH's own command
 * line splits parameter values at commas.
 */
record SpecSyntax(String name, SortedMap<String, String> values) {
  private static final Pattern WHOLE = Pattern.compile("([a-z0-9][a-z0-9-]*)(?:\\(([^()]*)\\))?");
  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.-]*)\\s*=\\s*([A-Za-z0-9._+-]+)\\s*");

  static SpecSyntax parse(String text) {
    Matcher whole = WHOLE.matcher(text.strip());
    if (!whole.matches()) {
      throw malformed(text);
    }
    SortedMap<String, String> values = new TreeMap<>();
    String inside = whole.group(2);
    if (inside != null && !inside.isBlank()) {
      for (String part : inside.split("[,;]", -1)) {
        Matcher pair = PAIR.matcher(part);
        if (!pair.matches() || values.put(pair.group(1), pair.group(2)) != null) {
          throw malformed(text);
        }
      }
    }
    return new SpecSyntax(whole.group(1), Collections.unmodifiableSortedMap(values));
  }

  static String write(String name, SortedMap<String, ?> values) {
    if (values.isEmpty()) {
      return name;
    }
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  private static UsageException malformed(String text) {
    return new UsageException(
        "cannot read \"" + text + "\"; write name or name(key=value,key=value), each key once");
  }
}
