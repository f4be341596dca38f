package org.concurrencyatlas.verdict.session;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;

/**
 * Two machines rank the contenders of a cell otherwise: each of the two leaders is shown to beat
 * the other where it leads.
 *
 * @param point the cell's point
 * @param one a session of one machine
 * @param other a session of another
 */
public record Reversal(Point point, Side one, Side other) {
  /**
   * Who leads in a session.
   *
   * @param session the run
   * @param leader who
   * @param lead its throughput over the other leader's, with the 95 % interval of the session
   */
  public record Side(String session, Contender leader, Interval lead) {}
}
