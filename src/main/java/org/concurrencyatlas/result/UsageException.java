package org.concurrencyatlas.result;

import java.util.Collection;

/**
 * The user asked for something that cannot be done. The message is one line that says what was
 * given, what is allowed and what to do; the command line prints it and ends with exit code 2.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String line) {
    super(line);
  }

  /**
   * The line for a name that nobody has: {@code unknown model "virtal"; known: sequential,
   * virtual-threads; did you mean virtual-threads?}
   *
   * @param kind what the name should have been one of, as the user calls it
   * @param given the name as it was given
   * @param known the names that exist, in the order in which they are listed
   */
  public static UsageException unknown(String kind, String given, Collection<String> known) {
    String names = known.isEmpty() ? "none" : String.join(", ", known);
    String guess =
        NameSuggestion.closest(given, known).map(name -> "; did you mean " + name + "?").orElse("");
    return new UsageException(
        "unknown %s \"%s\"; known: %s%s".formatted(kind, given, names, guess));
  }

  /**
   * The line for a name that nobody has, where too many exist to list them: {@code no class
   * com.acme.Pirces in app.jar; did you mean com.acme.Prices?}
   *
   * @param what what was looked for and where, as a sentence
   * @param given the name as it was given
   * @param known the names that exist
   * @param otherwise what to do when none is close
   */
  public static UsageException missing(
      String what, String given, Collection<String> known, String otherwise) {
    return new UsageException(
        what
            + "; "
            + NameSuggestion.closest(given, known)
                .map(name -> "did you mean " + name + "?")
                .orElse(otherwise));
  }
}
