package org.concurrencyatlas.workload.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;

/**
 * A method as it is written on the command line, {@code com.acme.Prices#quote}.
 *
 * @param type the binary name of its class; a class inside another stands behind a {@code $}
 * @param method its name
 */
public record MethodName(String type, String method) {
  private static final String IDENTIFIER =
      "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";
  private static final Pattern FORM =
      Pattern.compile("((?:%1$s\\.)*%1$s)#(%1$s)".formatted(IDENTIFIER));

  /** Where an identifier has a new word: {@code bestQuote}, {@code HTTPQuote}, {@code v2}. */
  private static final Pattern WORDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /**
   * Reads the written form.
   *
   * @param option what the user calls it, for the error line
   * @throws UsageException when the text has another form
   */
  public static MethodName parse(String option, String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UsageException(
          "cannot read %s %s; write the class, # and the method, like com.acme.Prices#quote"
              .formatted(option, text));
    }
    return new MethodName(matcher.group(1), matcher.group(2));
  }

  /** A name for a workload: the words of class and method, {@code prices-quote}. */
  public String words() {
    String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    List<String> words = new ArrayList<>();
    for (String word :
        WORDS.matcher(simple + " " + method).replaceAll(" ").split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words.isEmpty() ? "task" : String.join("-", words);
  }

  @Override
  public String toString() {
    return type + "#" + method;
  }
}
