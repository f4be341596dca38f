package org.concurrencyatlas.analysis.history;

import java.util.List;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.stats.Interval;

/**
 * A change of a row: a candidate, which a gate confirms.
 *
 * @param before the last run before it
 * @param after the first run after it
 * @param index of the first run after it, among the runs that have the row
 * @param ratio what is needed after it over what was before, with the 95 % interval: time a task,
 *     where above 1 is slower, or the metric of the row
 * @param p error probability of "the mean changes here"
 * @param differing names of settings in which the two runs differ besides the jar, in order: it
 *     need not be the code
 */
public record RowChange(
    HistoryRun before,
    HistoryRun after,
    int index,
    Interval ratio,
    double p,
    List<String> differing) {
  public RowChange {
    differing = List.copyOf(differing);
  }

  /** Whether it became slower, or needs more of its metric. */
  public boolean slower() {
    return ratio.estimate() > 1;
  }
}
