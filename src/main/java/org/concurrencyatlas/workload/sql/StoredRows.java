package org.concurrencyatlas.workload.sql;

import java.util.Optional;

/** What a batch of inserts must have left in its table. */
final class StoredRows {
  private StoredRows() {}

  /**
   * Reads the table back after one more batch.
   *
   * @param tasks N, rows of a batch, each with an id of its own
   * @param sum of the values of a batch, modulo 2⁶⁴
   * @return what is wrong with the table; empty when all batches are in it, each row once
   */
  static Optional<String> flaw(ScratchTable table, long tasks, long sum) {
    long batches = table.written();
    ScratchTable.Contents found = table.contents();
    ScratchTable.Contents due = new ScratchTable.Contents(batches * tasks, tasks, batches * sum);
    if (!found.equals(due)) {
      return Optional.of(
          "after %d batches the table has %d rows of %d tasks with sum %d instead of %d of %d with %d"
              .formatted(
                  batches,
                  found.rows(),
                  found.distinctIds(),
                  found.sum(),
                  due.rows(),
                  due.distinctIds(),
                  due.sum()));
    }
    table.trim(found.rows());
    return Optional.empty();
  }
}
