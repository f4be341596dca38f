package org.concurrencyatlas.analysis.comparison;

import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowProblem;

/**
 * A row that stands on both sides and cannot be compared.
 *
 * @param key what it is a row of
 * @param side whose fault it is
 * @param problem why
 */
public record UncomparedRow(RowKey key, Side side, RowProblem problem) {
  /** One of the two that are compared. */
  public enum Side {
    FIRST,
    SECOND,
    BOTH
  }
}
