package org.concurrencyatlas.report.plot;

import java.util.List;
import org.concurrencyatlas.result.Span;

/**
 * Batches under each other on one scale of time.
 *
 * @param panels a batch each
 */
public record LanePlot(List<Panel> panels) implements Plot {
  public LanePlot {
    panels = List.copyOf(panels);
  }

  /**
   * One batch.
   *
   * @param label whose it is
   * @param notes what stands below the name, a line each
   * @param failure why there are no lanes; empty when there are
   * @param nanos how long the batch took
   * @param time the same in words
   * @param lanes what held a platform thread, a lane a thread
   * @param laneWord what a lane is
   * @param floating waits that held none, in rows without overlap
   */
  public record Panel(
      Label label,
      List<String> notes,
      String failure,
      long nanos,
      String time,
      List<List<Span>> lanes,
      String laneWord,
      List<List<Span>> floating) {
    public boolean failed() {
      return !failure.isEmpty();
    }
  }
}
