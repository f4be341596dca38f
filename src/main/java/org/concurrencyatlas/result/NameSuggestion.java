package org.concurrencyatlas.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NameSuggestion {
  /** One letter in so many may be wrong; a less similar suggestion would only confuse. */
  private static final int LETTERS_PER_MISTAKE = 3;

  private NameSuggestion() {}

  static Optional<String> closest(String given, Collection<String> known) {
    return known.stream()
        .filter(name -> mistakes(given, name) <= given.length() / LETTERS_PER_MISTAKE)
        .min(
            Comparator.comparingInt((String name) -> mistakes(given, name))
                .thenComparingInt(String::length));
  }

  /**
   * Letters to insert, delete or replace (Levenshtein 1966) until the given text is the beginning
   * of the name: "virtal" is one letter from virtual-threads.
   */
  private static int mistakes(String given, String name) {
    int[] row = new int[name.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= given.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= name.length(); j++) {
        int replaced = diagonal + (given.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return Arrays.stream(row).min().orElseThrow();
  }
}
