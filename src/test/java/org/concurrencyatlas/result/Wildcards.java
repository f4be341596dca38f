package org.concurrencyatlas.result;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Expected texts in which a star stands for anything. */
public final class Wildcards {
  private Wildcards() {}

  /** The regular expression of such a text. */
  public static String regex(String expected) {
    return Arrays.stream(expected.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}
