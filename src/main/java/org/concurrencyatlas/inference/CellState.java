package org.concurrencyatlas.inference;

import java.util.List;
import org.concurrencyatlas.result.Contender;

/**
 * How the race stands in a cell.
 *
 * @param open whether more blocks may be run
 * @param active those that the next block runs, in the order of the cell
 * @param contending those that may still win or have been beaten fairly: all that did not fail
 * @param blocks complete blocks
 * @param begun blocks of which some active contender has a fork
 * @param drawn blocks that counted at the last look, 0 before the first
 * @param due blocks at which the next look is drawn
 */
public record CellState(
    boolean open,
    List<Contender> active,
    List<Contender> contending,
    int blocks,
    int begun,
    int drawn,
    int due) {
  public CellState {
    active = List.copyOf(active);
    contending = List.copyOf(contending);
  }
}
