package org.concurrencyatlas.verdict.session;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.LeadSize;

/**
 * Who leads a cell across sessions, and how sure that is.
 *
 * @param point the cell's point
 * @param decision what can be said
 * @param size how large a win is; empty when nobody won
 * @param leader whose smallest lead over any rival is the largest; empty without two contenders
 *     that succeeded in every session
 * @param within those shown to be within ε of the leader, itself first; empty when it is alone
 * @param sessions how many sessions count, at least 2
 * @param p error probability of "the leader beats every rival", Holm's correction applied
 * @param rivals all others that succeeded in every session, the closest first
 * @param absences what is missing in some session
 */
public record MergedCell(
    Point point,
    Replication decision,
    Optional<LeadSize> size,
    Optional<Contender> leader,
    List<Contender> within,
    int sessions,
    double p,
    List<MergedRival> rivals,
    List<Absence> absences) {
  public MergedCell {
    within = List.copyOf(within);
    rivals = List.copyOf(rivals);
    absences = List.copyOf(absences);
  }

  /** Standard deviation between sessions of the log ratio to the next; NaN without a rival. */
  public double tau() {
    return rivals.isEmpty() ? Double.NaN : rivals.getFirst().tau();
  }
}
