package org.concurrencyatlas.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.model.UnsupportedModelException;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.run.hang.Hang;
import org.concurrencyatlas.run.hang.HangText;
import org.concurrencyatlas.suite.FailedBatchException;
import org.concurrencyatlas.suite.WrongAnswerException;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.concurrencyatlas.workload.UnsupportedTaskException;

/** Finds out why a fork failed: the fork's own exception reaches us only inside JMH's. */
public final class ForkFailure {
  private static final int LONGEST_REASON = 300;
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^(?:Caused by: |\\s*)?([\\w.$]+(?:Exception|Error)(?:: .*)?)$");

  private static final Pattern EXIT = Pattern.compile("Forked VM failed with exit code (\\d+)");

  /** What JMH's shutdown hook says when something else began the shutdown. */
  private static final String EXITED = "VM prematurely exited before JMH had finished with it";

  /** JMH's exception when the fork has told it nothing. */
  private static final String NO_CAUSE = "BenchmarkException: Benchmark error";

  /** JMH says this where the benchmark's own code threw: the JVM had started and the model ran. */
  private static final String IN_THE_BENCHMARK = "Benchmark error during the run";

  /** What the system says when it has run out of something, whichever process asked. */
  private static final List<String> OF_THE_MACHINE =
      List.of(
          "No space left on device",
          "There is insufficient memory for the Java Runtime Environment",
          // only the time limit kills a fork here, and it is checked first
          "Forked VM failed with exit code 137",
          "Forked VM failed with exit code 143");

  /**
   * What the system says when a process cannot be started: within a benchmark, the fault of the
   * model.
   */
  private static final List<String> OF_THE_MACHINE_AT_START =
      List.of("Cannot allocate memory", "Cannot run program");

  /** What JMH says when it cannot do its part: within a benchmark, the fault of the model. */
  private static final List<String> OF_THE_HARNESS_AT_START =
      List.of(
          "Unable to acquire the JMH lock",
          "Unable to find the resource",
          "No matching benchmarks",
          "Too many open files");

  /** What the system says when a client has used up its ports. */
  private static final String NO_PORT = "Cannot assign requested address";

  private ForkFailure() {}

  /**
   * The outcome of a fork that was killed for its time.
   *
   * @param hang what waited for what; empty when that was not found out
   */
  static Outcome timedOut(Protocol protocol, Optional<Hang> hang) {
    String killed = "killed after %d ms".formatted(protocol.timeoutMillis());
    return new Outcome(
        Status.TIMED_OUT, killed + hang.map(HangText::of).map(": "::concat).orElse(""));
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
      String line = line(trace, WrongAnswerException.class.getName());
      return new Outcome(Status.WRONG_ANSWER, line, WrongAnswerException.lostUpdates(line));
    }
    if (trace.contains(UnsupportedTaskException.class.getName())) {
      String reason = line(trace, UnsupportedTaskException.class.getName());
      return new Outcome(Status.UNSUPPORTED, reason.substring(reason.indexOf(": ") + 2));
    }
    if (trace.contains(UnsupportedModelException.class.getName())) {
      return new Outcome(Status.UNSUPPORTED, message(trace, UnsupportedModelException.class));
    }
    if (trace.contains(OutOfMemoryError.class.getName())) {
      return new Outcome(Status.OUT_OF_MEMORY, line(trace, OutOfMemoryError.class.getName()));
    }
    if (trace.contains(ServiceFailedException.class.getName())) {
      return new Outcome(Status.MACHINE_FAILED, message(trace, ServiceFailedException.class));
    }
    return named(OF_THE_MACHINE, Status.MACHINE_FAILED, trace)
        .or(() -> atStart(trace))
        .or(() -> ofTheOtherEnd(trace))
        .orElseGet(() -> new Outcome(Status.FAILED, failure(trace)));
  }

  /** No server accepts the connection of a client; a client without a free port is another case. */
  private static Optional<Outcome> ofTheOtherEnd(String trace) {
    return trace.contains(ConnectException.class.getName()) && !trace.contains(NO_PORT)
        ? Optional.of(
            new Outcome(
                Status.MACHINE_FAILED,
                shorten("the other end accepts no connection: " + failure(trace))))
        : Optional.empty();
  }

  private static String failure(String trace) {
    return trace.contains(FailedBatchException.class.getName())
        ? message(trace, FailedBatchException.class)
        : reason(trace);
  }

  /** A JVM that was killed leaves an exit code and no exception. */
  private static String reason(String trace) {
    if (trace.contains(EXITED)) {
      return "the fork's JVM was ended by System.exit before the measurement was over";
    }
    String deepest = deepestCause(trace);
    Matcher exit = EXIT.matcher(trace);
    return deepest.endsWith(NO_CAUSE) && exit.find()
        ? "the fork's JVM ended with exit code " + exit.group(1)
        : deepest;
  }

  private static Optional<Outcome> atStart(String trace) {
    if (trace.contains(IN_THE_BENCHMARK)) {
      return Optional.empty();
    }
    return named(OF_THE_MACHINE_AT_START, Status.MACHINE_FAILED, trace)
        .or(() -> named(OF_THE_HARNESS_AT_START, Status.HARNESS_FAILED, trace));
  }

  /** The first line of a trace that has one of these words, as the reason of an outcome. */
  private static Optional<Outcome> named(List<String> words, Status status, String trace) {
    return trace
        .lines()
        .filter(line -> words.stream().anyMatch(line::contains))
        .findFirst()
        .map(line -> new Outcome(status, shorten(line)));
  }

  private static String line(String trace, String type) {
    String from = trace.substring(trace.indexOf(type));
    return shorten(from.lines().findFirst().orElse(type));
  }

  /** What an exception of our own says, without its name. */
  private static String message(String trace, Class<? extends Throwable> type) {
    String line = line(trace, type.getName());
    return line.substring(line.indexOf(' ') + 1);
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
