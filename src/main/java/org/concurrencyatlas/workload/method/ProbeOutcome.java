package org.concurrencyatlas.workload.method;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.concurrencyatlas.result.task.DeclaredTask;

/**
 * What came of calling a method before the race. It crosses from one JVM to another in a file: the
 * method may print what it likes.
 *
 * @param kind how it ended
 * @param text the method with its figures as {@link MethodProperty} writes it, or the one line for
 *     the user
 */
public record ProbeOutcome(Kind kind, String text) {
  /** How it ended. */
  public enum Kind {
    /** It was called and measured. */
    MEASURED,
    /** There is no such method, or it cannot be called: the user's words are wrong. */
    REFUSED,
    /** It was called and did not answer: other methods may. */
    FAILED
  }

  /** What was found out about a method. */
  public static ProbeOutcome of(DeclaredTask task) {
    return new ProbeOutcome(Kind.MEASURED, MethodProperty.write(task));
  }

  /** One line, whatever stands in the text of an exception. */
  static ProbeOutcome refused(String line) {
    return new ProbeOutcome(Kind.REFUSED, line.replaceAll("\\s+", " "));
  }

  static ProbeOutcome failed(String line) {
    return new ProbeOutcome(Kind.FAILED, line.replaceAll("\\s+", " "));
  }

  /** The method with its figures, where it was measured. */
  public DeclaredTask task() {
    return MethodProperty.parse(text);
  }

  /** Writes it in one step, so that a reader never sees a part of it. */
  void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, kind.name().toLowerCase(Locale.ROOT) + "\n" + text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads it; empty when the JVM ended before it wrote. */
  public static Optional<ProbeOutcome> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] lines = Files.readString(file).split("\n", 2);
    Kind kind = Kind.valueOf(lines[0].toUpperCase(Locale.ROOT));
    return Optional.of(new ProbeOutcome(kind, lines[1]));
  }
}
