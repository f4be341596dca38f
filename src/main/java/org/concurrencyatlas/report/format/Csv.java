package org.concurrencyatlas.report.format;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of a CSV file as RFC 4180 says. */
public final class Csv {
  /** A field may be foreign text; a spreadsheet must not take it for a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern PLAIN = Pattern.compile("[^\",\\r\\n]*");

  private Csv() {}

  /** Fields of a row, without a line end. */
  public static String row(List<?> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(","));
  }

  /** One field: a number that is not finite is empty, text is quoted where it must be. */
  public static String field(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "";
    }
    String text = value.toString();
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
