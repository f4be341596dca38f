package org.concurrencyatlas.analysis.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.result.jmh.Direction;

/**
 * One row of one side.
 *
 * @param key what it is a row of
 * @param direction which way its figures are better
 * @param unit of its figures
 * @param sample the figures
 * @param lines where its entries begin in the file, from 1; more than one when several entries have
 *     one name; empty for a run
 * @param settings under what it was measured, by name for the reader
 * @param problem why it cannot be compared; empty when it can
 */
public record Row(
    RowKey key,
    Direction direction,
    String unit,
    RowSample sample,
    List<Integer> lines,
    SequencedMap<String, String> settings,
    Optional<RowProblem> problem) {
  public Row {
    lines = List.copyOf(lines);
    settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
  }
}
