package org.concurrencyatlas.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.suite.WrongAnswerException;

/** Finds out why a fork failed: the fork's own exception reaches us only inside JMH's. */
public final class ForkFailure {
  private static final int LONGEST_REASON = 300;
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^(?:Caused by: |\\s*)?([\\w.$]+(?:Exception|Error)(?:: .*)?)$");

  /** How the system words that it had nothing left for a fork, before any contender ran. */
  private static final List<String> OF_THE_MACHINE =
      List.of(
          "No space left on device",
          "Cannot allocate memory",
          "There is insufficient memory for the Java Runtime Environment",
          "Cannot run program",
          // nobody here kills a fork but the time limit, which is asked first
          "Forked VM failed with exit code 137",
          "Forked VM failed with exit code 143");

  /** How JMH words that it could not do its part. */
  private static final List<String> OF_THE_HARNESS =
      List.of(
          "Unable to acquire the JMH lock",
          "Unable to find the resource",
          "No matching benchmarks",
          "Too many open files");

  private ForkFailure() {}

  static Outcome timedOut(Protocol protocol) {
    return new Outcome(Status.TIMED_OUT, "killed after %d ms".formatted(protocol.timeoutMillis()));
  }

  /**
   * Classifies a failure.
   *
   * @param thrown what JMH threw
   * @param log what the fork printed
   */
  static Outcome of(Throwable thrown, String log) {
    String trace = trace(thrown) + "\n" + log;
    if (trace.contains(WrongAnswerException.class.getName())) {
      return new Outcome(Status.WRONG_ANSWER, line(trace, WrongAnswerException.class.getName()));
    }
    if (trace.contains(OutOfMemoryError.class.getName())) {
      return new Outcome(Status.OUT_OF_MEMORY, line(trace, OutOfMemoryError.class.getName()));
    }
    return named(OF_THE_MACHINE, trace)
        .map(reason -> new Outcome(Status.MACHINE_FAILED, reason))
        .or(() ->
            named(OF_THE_HARNESS, trace).map(reason -> new Outcome(Status.HARNESS_FAILED, reason)))
        .orElseGet(() -> new Outcome(Status.FAILED, deepestCause(trace)));
  }

  /** The line of a trace that has one of these words. */
  private static Optional<String> named(List<String> words, String trace) {
    return trace
        .lines()
        .filter(line -> words.stream().anyMatch(line::contains))
        .findFirst()
        .map(ForkFailure::shorten);
  }

  private static String line(String trace, String type) {
    String from = trace.substring(trace.indexOf(type));
    return shorten(from.lines().findFirst().orElse(type));
  }

  /** The last exception that a log names, without its package. */
  public static String deepestCause(String trace) {
    Matcher matcher = CAUSE.matcher(trace);
    String deepest = "the fork ended without a result";
    while (matcher.find()) {
      deepest = matcher.group(1);
    }
    return shorten(deepest);
  }

  private static String shorten(String reason) {
    String plain = reason.replaceFirst("^(?:[\\w$]+\\.)+", "").strip();
    return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "…";
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
