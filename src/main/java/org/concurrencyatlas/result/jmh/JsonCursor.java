package org.concurrencyatlas.result.jmh;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * A place in a JSON stream. Each method reads the value that the place is at and leaves the place
 * at its last token; what is not of the expected kind is told with its line.
 */
final class JsonCursor {
  private static final int LONGEST_SHOWN = 40;

  private final JsonParser parser;

  JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** A value of another kind than the format has there. */
  static final class UnexpectedValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TokenStreamLocation location;
    private final String what;

    UnexpectedValue(TokenStreamLocation location, String what) {
      super(what);
      this.location = location;
      this.what = what;
    }

    TokenStreamLocation location() {
      return location;
    }

    String what() {
      return what;
    }
  }

  /** Reads the value at the place. */
  @FunctionalInterface
  interface Value {
    void read() throws UnexpectedValue;
  }

  /** Reads the value of a field. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws UnexpectedValue;
  }

  /** Goes to the next token; null at the end of the file. */
  @Nullable JsonToken next() {
    return parser.nextToken();
  }

  /** The line of the place, from 1. */
  int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /**
   * Reads a list.
   *
   * @param what the list is, for the error
   */
  void list(String what, Value element) throws UnexpectedValue {
    require(JsonToken.START_ARRAY, what);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  /**
   * Reads an object.
   *
   * @param what the object is, for the error
   */
  void object(String what, Field field) throws UnexpectedValue {
    require(JsonToken.START_OBJECT, what);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      field.read(name);
    }
  }

  /** A text, or a number or truth value as it is written; null is the empty text. */
  String text(String what) throws UnexpectedValue {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token == null || !token.isScalarValue()) {
      throw unexpected(what);
    }
    return parser.getString();
  }

  /** A number; JMH writes the text NaN for those that it does not know. */
  double number(String what) throws UnexpectedValue {
    JsonToken token = parser.currentToken();
    if (token != null && token.isNumeric()) {
      return parser.getDoubleValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return switch (parser.getString().toLowerCase(Locale.ROOT)) {
        case "nan" -> Double.NaN;
        case "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw unexpected(what);
      };
    }
    throw unexpected(what);
  }

  /** A whole number from 0. */
  int count(String what) throws UnexpectedValue {
    double value = number(what);
    if (value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value)) {
      return (int) value;
    }
    throw unexpected(what);
  }

  /** Passes over the value, whatever it is. */
  void skip() {
    parser.skipChildren();
  }

  /** The value at the place is not what the format has there. */
  UnexpectedValue unexpected(String expected) {
    return new UnexpectedValue(
        parser.currentTokenLocation(), "expected " + expected + ", found " + found());
  }

  /** Something about the value that ends at the place is not as the format has it. */
  UnexpectedValue wrong(String what) {
    return new UnexpectedValue(parser.currentTokenLocation(), what);
  }

  private void require(JsonToken token, String what) throws UnexpectedValue {
    if (parser.currentToken() != token) {
      throw unexpected(what);
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end of the file";
    }
    String text = parser.getString();
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    String line = shown.replaceAll("\\p{Cntrl}", " ");
    return token == JsonToken.VALUE_STRING ? '"' + line + '"' : line;
  }
}
