package org.concurrencyatlas.analysis.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.concurrencyatlas.result.jmh.JmhMode;

/**
 * What makes two results the same row: the benchmark, its mode and its parameters. The order of the
 * parameters does not matter.
 *
 * @param benchmark class and method
 * @param mode what was measured
 * @param params values by name, any characters
 * @param threads where one file holds the same benchmark with several numbers of threads: theirs;
 *     else 0, and the number of threads is a setting like others
 */
public record RowKey(
    String benchmark, JmhMode mode, SequencedMap<String, String> params, int threads) {
  public RowKey {
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
  }
}
