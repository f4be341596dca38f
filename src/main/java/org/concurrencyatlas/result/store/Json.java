package org.concurrencyatlas.result.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON dialect of the product's files: records by component name, NaN as text. */
public final class Json {
  private static final JsonMapper LINE =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  /** The value on one line, without a line end. */
  public static String line(Object value) {
    return LINE.writeValueAsString(value);
  }

  /** The value indented for a reader, with a line end. */
  public static String pretty(Object value) {
    return PRETTY.writeValueAsString(value) + "\n";
  }

  /**
   * Reads a value back.
   *
   * @throws tools.jackson.core.JacksonException when the text is not JSON of that type
   */
  public static <T> T read(String text, Class<T> type) {
    return LINE.readValue(text, type);
  }

  /** The fields of a record as its file has them: its own copy, in their order. */
  public static SequencedMap<String, Object> fields(Object value) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    Map<?, ?> read = read(line(value), Map.class);
    read.forEach((name, each) -> fields.put(String.valueOf(name), each));
    return fields;
  }

  /**
   * Reads what a person wrote, who may have misspelt a name.
   *
   * @throws tools.jackson.core.JacksonException when the text is not JSON of that type
   * @throws UsageException when it has a field that the type has not; suggests the one that is
   *     meant
   */
  public static <T> T readStrictly(String text, Class<T> type) {
    try {
      return STRICT.readValue(text, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
      throw UsageException.unknown("field", e.getPropertyName(), known);
    }
  }
}
