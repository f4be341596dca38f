package org.concurrencyatlas.verdict.gate;

import java.util.List;

/**
 * The outcome of a gate: a pure function of its plan and its journal.
 *
 * @param allowed a slowdown up to this share passes
 * @param alpha error rate over all rows
 * @param rows one for each contender at each point, the worst first
 * @param controls what the session's own controls showed
 * @param noisy whether more than a fifth of the forks were disturbed: the controls say whether the
 *     session can be believed all the same
 * @param shift the factor by which all rows of this session are slower than the stored ones; 1
 *     where nothing stored was used
 * @param confirms whether the baseline was there to be run; else the gate can only advise
 */
public record GateVerdict(
    double allowed,
    double alpha,
    List<GateRow> rows,
    List<GateControl> controls,
    boolean noisy,
    double shift,
    boolean confirms) {
  public GateVerdict {
    rows = List.copyOf(rows);
    controls = List.copyOf(controls);
  }

  /** What a build should make of it. */
  public enum Outcome {
    /** Nothing is worse by more than is allowed, and the controls came out right. */
    PASSED,
    /** Something is confirmed to be worse. */
    SLOWER,
    /** Not all that was declared was compared, or the session's controls failed. */
    NOT_COMPARED,
    /** The baseline was not there to be run: what is suspicious is reported, and fails no build. */
    ADVISORY,
    /** The budget left something open. */
    UNDECIDED
  }

  /** The worst that is true; a session whose controls fail confirms nothing. */
  public Outcome outcome() {
    if (!controls.stream().allMatch(GateControl::passed)) {
      return Outcome.NOT_COMPARED;
    }
    if (has(GateRow.Finding.SLOWER)) {
      return Outcome.SLOWER;
    }
    if (rows.isEmpty() || has(GateRow.Finding.NOT_COMPARED)) {
      return Outcome.NOT_COMPARED;
    }
    if (!confirms && !has(GateRow.Finding.UNDECIDED)) {
      return Outcome.ADVISORY;
    }
    return controls.isEmpty() || has(GateRow.Finding.UNDECIDED)
        ? Outcome.UNDECIDED
        : Outcome.PASSED;
  }

  private boolean has(GateRow.Finding finding) {
    return rows.stream().anyMatch(row -> row.finding() == finding);
  }
}
