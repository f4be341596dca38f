package org.concurrencyatlas.suite;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.result.Point;

/** A batch was not answered as its workload expects: what was measured is not the work. */
public final class WrongAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern LOST = Pattern.compile(": lost (\\d{1,18}) of (\\d{1,18}) updates$");

  public WrongAnswerException(Point point, long expected, long answer) {
    super("%s was answered with %d instead of %d".formatted(point, answer, expected));
  }

  /**
   * For what a batch has stored.
   *
   * @param flaw what is wrong with it, one line
   */
  WrongAnswerException(Point point, String flaw) {
    super("%s: %s".formatted(point, flaw));
  }

  private WrongAnswerException(Point point, LostUpdates lost) {
    super(
        "%s was answered with %d instead of %d: lost %d of %d updates"
            .formatted(point, lost.made() - lost.lost(), lost.made(), lost.lost(), lost.made()));
  }

  /** A batch whose answer is the number of its updates. */
  static WrongAnswerException ofUpdates(Point point, long expected, long answer) {
    return 0 <= answer && answer < expected
        ? new WrongAnswerException(point, new LostUpdates(expected - answer, expected))
        : new WrongAnswerException(point, expected, answer);
  }

  /** What the message of such an exception says of lost updates: a fork passes nothing else on. */
  public static Optional<LostUpdates> lostUpdates(String message) {
    Matcher lost = LOST.matcher(message);
    return lost.find()
        ? Optional.of(new LostUpdates(Long.parseLong(lost.group(1)), Long.parseLong(lost.group(2))))
        : Optional.empty();
  }
}
