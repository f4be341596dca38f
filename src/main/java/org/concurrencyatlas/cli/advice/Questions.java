package org.concurrencyatlas.cli.advice;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.cli.option.TimeConverter;
import org.concurrencyatlas.result.UsageException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Asks a person at a terminal; each question has an answer that Enter alone gives. */
final class Questions {
  private final BufferedReader in;
  private final PrintWriter out;

  /**
   * Asks over two streams.
   *
   * @param in answers, one a line
   * @param out where the questions go
   */
  Questions(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  /** Asks at the terminal; empty where the input is a pipe. */
  static Optional<Questions> atTerminal(PrintWriter out) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> new Questions(new BufferedReader(console.reader()), out));
  }

  /**
   * The three numbers that advice needs.
   *
   * @throws UsageException when the input ends before the last answer
   */
  Demand demand() throws IOException {
    TimeConverter time = new TimeConverter();
    Duration cpu = ask("How long does a task compute?", "200us", time);
    Duration wait = ask("How long does it wait, for others' answers?", "50ms", time);
    long inFlight = ask("How many are under way at once?", "500", Questions::number);
    return new Demand(cpu.toNanos(), wait.toNanos(), inFlight, 0);
  }

  /** Whether a person agrees; Enter alone does. */
  boolean agrees(String question) throws IOException {
    return ask(question, "yes", Questions::yes);
  }

  private <T> T ask(String question, String usual, ITypeConverter<T> converter) throws IOException {
    while (true) {
      out.print(question + " [" + usual + "] ");
      out.flush();
      String answer = in.readLine();
      if (answer == null) {
        throw new UsageException(
            "the input ended before the last answer; give the options instead");
      }
      try {
        return converter.convert(answer.isBlank() ? usual : answer.strip());
      } catch (TypeConversionException e) {
        out.println(e.getMessage());
      } catch (Exception e) {
        throw new IllegalStateException("a converter throws nothing else", e);
      }
    }
  }

  private static long number(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new TypeConversionException(
          "\"" + text + "\" is no number of tasks; write a whole number above 0, like 500");
    }
    return Long.parseLong(text);
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "yes", "y" -> true;
      case "no", "n" -> false;
      default -> throw new TypeConversionException("write yes or no");
    };
  }
}
