package org.concurrencyatlas.result;

import java.util.List;
import java.util.SequencedMap;
import org.concurrencyatlas.result.store.Json;

/** Environments for tests. */
public final class Environments {
  /** A machine with two processors. */
  public static final Environment HERE =
      new Environment(
          "a processor", 2, 8L << 30, "Linux", "", "", "25", "G1", List.of(), "", "0123abcd", "");

  private Environments() {}

  /**
   * The same with another value.
   *
   * @param field its name in the environment's file
   */
  public static Environment with(Environment environment, String field, Object value) {
    SequencedMap<String, Object> fields = Json.fields(environment);
    if (fields.replace(field, value) == null) {
      throw new IllegalArgumentException("an environment has no field " + field);
    }
    return Json.read(Json.line(fields), Environment.class);
  }
}
