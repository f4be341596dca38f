package org.concurrencyatlas.analysis.advice;

import java.util.List;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.result.Contender;

/** What becomes of an answer when one number of the demand is another. */
public sealed interface AxisFinding {
  /** The number that is changed. */
  Axis axis();

  /**
   * The answer is another one.
   *
   * @param axis the number that is changed
   * @param same the last value at which the answer is shown to hold
   * @param other the nearest value at which it is another
   * @param instead the leader there
   * @param origin which run measured it
   */
  record Changes(Axis axis, long same, long other, Contender instead, Origin origin)
      implements AxisFinding {}

  /**
   * The answer is the same wherever it was measured.
   *
   * @param axis the number that is changed
   * @param from the smallest value
   * @param to the largest value
   * @param origins which runs measured it
   */
  record Holds(Axis axis, long from, long to, List<Origin> origins) implements AxisFinding {
    public Holds {
      origins = List.copyOf(origins);
    }
  }

  /**
   * Nothing is known: nothing was measured, or what was measured is undecided.
   *
   * @param axis the number that is changed
   * @param undecided values at which forks were run and did not decide
   */
  record Open(Axis axis, List<Long> undecided) implements AxisFinding {
    public Open {
      undecided = List.copyOf(undecided);
    }
  }
}
