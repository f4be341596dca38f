package org.concurrencyatlas.verdict.session;

import java.util.List;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;

/**
 * How the leader of a cell stands to one rival across sessions.
 *
 * @param contender the rival
 * @param lead the leader's throughput over the rival's with its 95 % interval; without bounds below
 *     three sessions
 * @param tau standard deviation between sessions of the log ratio, beyond what forks explain
 * @param inSessions the same ratio in each session that has it, in the order of the sessions
 */
public record MergedRival(Contender contender, Interval lead, double tau, List<Double> inSessions) {
  public MergedRival {
    inSessions = List.copyOf(inSessions);
  }
}
