package org.concurrencyatlas.inference;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;

/**
 * A cell whose ranking is compared with that of another cell.
 *
 * @param inference what is inferred of it
 * @param names its contenders in the order of the cell, by the names under which the other cell
 *     knows them
 */
public record RankedCell(CellInference inference, List<Contender> names) {
  public RankedCell {
    names = List.copyOf(names);
  }

  /** A cell whose contenders have their own names. */
  public static RankedCell of(CellInference inference) {
    return new RankedCell(inference, inference.cell().contenders());
  }

  /** Who leads; empty before the first look, and when nothing may be compared. */
  public Optional<Contender> leader() {
    return inference.looks() > 0 && inference.incomparable().isEmpty()
        ? inference.leader().map(names::get)
        : Optional.empty();
  }

  /** What is known of one contender against another; nothing when one does not take part. */
  public SequentialEvidence evidence(Contender first, Contender second) {
    int i = names.indexOf(first);
    int j = names.indexOf(second);
    return i < 0 || j < 0 ? SequentialEvidence.NONE : inference.pairs().of(i, j);
  }
}
