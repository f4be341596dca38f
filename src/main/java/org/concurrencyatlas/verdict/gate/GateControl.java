package org.concurrencyatlas.verdict.gate;

import org.concurrencyatlas.stats.Interval;

/**
 * What a session's own control showed.
 *
 * @param kind what was controlled
 * @param passed whether it came out as it must
 * @param slowdown what was measured, as in {@link GateRow}
 * @param blocks blocks that it rests on
 */
public record GateControl(Kind kind, boolean passed, Interval slowdown, int blocks) {
  /** What is controlled. */
  public enum Kind {
    /** The baseline against its own copy: no difference may be found. */
    SAME_TWICE,
    /** The baseline against itself with a slowdown built in: it must be found. */
    SLOWED
  }
}
