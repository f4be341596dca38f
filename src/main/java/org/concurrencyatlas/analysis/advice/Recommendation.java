package org.concurrencyatlas.analysis.advice;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;

/**
 * What to take.
 *
 * @param kind what it rests on
 * @param choice the contender; empty when nobody finished
 * @param asGood those among which it was chosen because they are shown to be as good, itself among
 *     them; itself alone when there are none
 */
public record Recommendation(Kind kind, Optional<Contender> choice, List<Contender> asGood) {
  /** What a recommendation rests on. */
  public enum Kind {
    /** It beats every rival. */
    BEST,
    /** No rival beats it by more than ε, and none is shown to be as good. */
    NOT_BEATEN,
    /** Some are as good within ε: it is the simplest of them. */
    SIMPLEST_OF_SOME,
    /** All are as good within ε: it is the simplest of all. */
    ANY,
    /** Nothing is shown: it only leads so far. */
    LEADS_SO_FAR,
    /** Nobody finished, or nothing may be compared. */
    NONE
  }

  public Recommendation {
    asGood = List.copyOf(asGood);
  }
}
