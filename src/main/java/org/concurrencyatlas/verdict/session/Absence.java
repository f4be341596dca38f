package org.concurrencyatlas.verdict.session;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.Incomparable;

/** What a session lacks of a cell that is merged. */
public sealed interface Absence {
  /** The session's run, as it was named to the command. */
  String session();

  /**
   * The run's plan has no such cell.
   *
   * @param session the run
   */
  record NoCell(String session) implements Absence {}

  /**
   * Nothing may be concluded from the figures of the cell.
   *
   * @param session the run
   * @param cause why
   */
  record NotComparable(String session, Incomparable cause) implements Absence {}

  /**
   * The run ended before the first look of the cell.
   *
   * @param session the run
   * @param blocks complete blocks
   */
  record NoLook(String session, int blocks) implements Absence {}

  /**
   * The run's plan has the cell without this contender, who is left out of all sessions.
   *
   * @param session the run
   * @param contender who
   */
  record NoContender(String session, Contender contender) implements Absence {}

  /**
   * The contender cannot win in this session, and so in none.
   *
   * @param session the run
   * @param contender who
   * @param exclusion why
   */
  record CannotWin(String session, Contender contender, Exclusion exclusion) implements Absence {}

  /**
   * The session says nothing of the leader against this rival: their forks differ by the very same
   * factor in every block, or the two were never tested together.
   *
   * @param session the run
   * @param rival who
   */
  record NotTested(String session, Contender rival) implements Absence {}
}
