package org.concurrencyatlas.analysis.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All rows of one side.
 *
 * @param name of the file or folder, as it was given
 * @param code what was measured, as far as the side says: the commit; empty when it does not
 * @param machineKnown whether the settings name the machine; those of JMH's files do not
 * @param rows in the order of the file; no two of the same key
 */
public record RowSet(String name, String code, boolean machineKnown, List<Row> rows) {
  public RowSet {
    rows = List.copyOf(rows);
  }

  /** The rows by what they are rows of; a map of its own. */
  public SequencedMap<RowKey, Row> byKey() {
    SequencedMap<RowKey, Row> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }
}
