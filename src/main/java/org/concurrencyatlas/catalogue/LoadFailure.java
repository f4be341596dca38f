package org.concurrencyatlas.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.UsageException;

/**
 * Why something of a user's jar could not be loaded, and what to do.
 *
 * @param reason what went wrong
 * @param advice what the user can do
 */
record LoadFailure(String reason, String advice) {
  private static final Pattern NEWER =
      Pattern.compile("(\\S+) has been compiled by a more recent .*?class file version (\\d+).*");

  /** The message of a JVM about a missing class is the class's name alone. */
  private static final Pattern MISSING = Pattern.compile("[\\w/.$]+");

  /** Java 1 had the class files of version 45. */
  private static final int VERSION_BEFORE_JAVA_1 = 44;

  /** Words an exception of loading so that the user can fix the cause. */
  static LoadFailure of(Throwable thrown) {
    Throwable cause = deepestCause(thrown);
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    Matcher newer = NEWER.matcher(message);
    if (newer.matches()) {
      return newer(newer.group(1), Integer.parseInt(newer.group(2)) - VERSION_BEFORE_JAVA_1);
    }
    if (isMissingClass(cause) && MISSING.matcher(message).matches()) {
      return new LoadFailure(
          "it needs the class %s, which is in no jar".formatted(message.replace('/', '.')),
          "add its library with another --jar");
    }
    return new LoadFailure(
        Stream.of(said(thrown), thrown.getCause() == null ? "" : named(cause), message)
            .filter(part -> !part.isEmpty())
            .distinct()
            .collect(Collectors.joining(": ")),
        "mend or remove its jar");
  }

  /** Messages that users or the product wrote need no class name. */
  private static String named(Throwable cause) {
    return cause instanceof UsageException ? "" : cause.getClass().getSimpleName();
  }

  private static String said(Throwable thrown) {
    return thrown.getMessage() == null ? "" : thrown.getMessage();
  }

  /**
   * The one line for the user.
   *
   * @param kind what the user calls what was loaded
   */
  UsageException loading(String kind) {
    return new UsageException("cannot load an added %s (%s); %s".formatted(kind, reason, advice));
  }

  private static LoadFailure newer(String type, int java) {
    int here = Runtime.version().feature();
    return new LoadFailure(
        "%s was compiled for Java %d, this is Java %d"
            .formatted(type.replace('/', '.'), java, here),
        "compile it with --release %d, or run with JDK %d".formatted(here, java));
  }

  private static boolean isMissingClass(Throwable cause) {
    return cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException;
  }

  private static Throwable deepestCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
