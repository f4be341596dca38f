package org.concurrencyatlas.verdict;

import java.util.List;

/**
 * The verdicts of a run: a pure function of its plan and its journal.
 *
 * @param estimand what every figure estimates, as a sentence
 * @param alpha error rate over the whole map
 * @param epsilon differences up to this share do not matter
 * @param resolution a lead of this share would be certified with 80 % power: the median of the
 *     cells' resolutions; NaN when unknown
 * @param noisy whether so many forks were disturbed that no win is certified
 * @param cells one verdict a cell, in the order of the plan
 * @param warnings what the reader must know of the whole run
 */
public record RunVerdicts(
    String estimand,
    double alpha,
    double epsilon,
    double resolution,
    boolean noisy,
    List<CellVerdict> cells,
    List<RunWarning> warnings) {
  public RunVerdicts {
    cells = List.copyOf(cells);
    warnings = List.copyOf(warnings);
  }
}
