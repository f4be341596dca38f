package org.concurrencyatlas.suite;

import org.concurrencyatlas.result.Point;

/** A batch was not answered as its workload expects: what was measured is not the work. */
public final class WrongAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongAnswerException(Point point, long expected, long answer) {
    super("%s was answered with %d instead of %d".formatted(point, answer, expected));
  }
}
