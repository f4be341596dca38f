package org.concurrencyatlas.inference;

import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.StopReason;

/** What a fork led to in the race. */
public sealed interface RaceEvent {
  /** The cell that it happened in. */
  Cell cell();

  /**
   * A look was drawn.
   *
   * @param cell the cell
   * @param blocks how many blocks counted
   */
  record Looked(Cell cell, int blocks) implements RaceEvent {}

  /**
   * A contender is not run any more in a cell.
   *
   * @param cell the cell
   * @param contender who
   * @param reason who beat it and when
   */
  record Eliminated(Cell cell, Contender contender, Exclusion.Beaten reason) implements RaceEvent {}

  /**
   * No more blocks are run in a cell.
   *
   * @param cell the cell
   * @param reason why
   */
  record Closed(Cell cell, StopReason reason) implements RaceEvent {}
}
