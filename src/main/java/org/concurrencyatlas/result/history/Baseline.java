package org.concurrencyatlas.result.history;

import java.time.Instant;
import java.util.List;

/**
 * Runs that others are held against.
 *
 * @param blessedAt when they were chosen
 * @param sessions the runs, at least three
 */
public record Baseline(Instant blessedAt, List<Session> sessions) implements HistoryLine {
  /** Two sessions can agree by chance. */
  public static final int LEAST_SESSIONS = 3;

  /**
   * A run, as a history knows it.
   *
   * @param name of its folder
   * @param createdAt when its plan was fixed
   * @param seed of its plan
   */
  public record Session(String name, Instant createdAt, long seed) {
    /** Whether both are one run, under whatever names. */
    public boolean isSameAs(Session other) {
      return seed == other.seed && createdAt.equals(other.createdAt);
    }
  }

  /**
   * Checks their number.
   *
   * @throws IllegalArgumentException when there are fewer than three
   */
  public Baseline {
    sessions = List.copyOf(sessions);
    if (sessions.size() < LEAST_SESSIONS) {
      throw new IllegalArgumentException(sessions.size() + " sessions are no baseline");
    }
  }

  /** Whether the run is one of them. */
  public boolean contains(HistoryRun run) {
    return sessions.stream().anyMatch(each -> each.isSameAs(run.session()));
  }
}
