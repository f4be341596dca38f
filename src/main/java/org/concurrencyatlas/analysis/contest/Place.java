package org.concurrencyatlas.analysis.contest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.result.jmh.JmhMode;

/**
 * Where contenders meet: all that their rows have in common.
 *
 * @param suite the class
 * @param benchmark the method; empty where methods are the contenders
 * @param mode what was measured
 * @param params the other parameters by name, any characters; the number of threads is among them
 *     where the file has several
 */
public record Place(
    String suite, String benchmark, JmhMode mode, SequencedMap<String, String> params) {
  /** The name of the parameter that stands for the methods of a class. */
  public static final String BENCHMARK = "benchmark";

  private static final String THREADS = "threads";

  public Place {
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
  }

  /**
   * The place of a row.
   *
   * @param by the parameter whose values are the contenders, {@link #BENCHMARK} for the methods,
   *     empty for none
   */
  static Place of(RowKey key, String by) {
    SequencedMap<String, String> params = params(key);
    params.remove(by);
    String benchmark = by.equals(BENCHMARK) ? "" : method(key);
    return new Place(suite(key), benchmark, key.mode(), params);
  }

  /** The parameters of a row with its threads, where they are part of its key; a map of its own. */
  static SequencedMap<String, String> params(RowKey key) {
    SequencedMap<String, String> params = new LinkedHashMap<>(key.params());
    if (key.threads() > 0) {
      String name = params.containsKey(THREADS) ? "JMH's " + THREADS : THREADS;
      params.put(name, Integer.toString(key.threads()));
    }
    return params;
  }

  /** The class of a row. */
  static String suite(RowKey key) {
    int dot = key.benchmark().lastIndexOf('.');
    return dot < 0 ? "" : key.benchmark().substring(0, dot);
  }

  /** The method of a row. */
  static String method(RowKey key) {
    return key.benchmark().substring(key.benchmark().lastIndexOf('.') + 1);
  }
}
