package org.concurrencyatlas.result.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the lines of one journal, in any order and on any thread. A point or a contender stands on
 * many lines: it is parsed once and is one object on all of them.
 */
final class ForkReader {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(Point.class, new Shared<>(Point.class, Point::parse))
                  .addDeserializer(
                      Contender.class, new Shared<>(Contender.class, Contender::parse)))
          .build();

  /**
   * Reads a line.
   *
   * @throws tools.jackson.core.JacksonException when it is no fork's
   */
  ForkResult read(String line) {
    return mapper.readValue(line, ForkResult.class);
  }

  /** Equal texts become one value. */
  private static final class Shared<T> extends StdScalarDeserializer<T> {
    private final Map<String, T> values = new ConcurrentHashMap<>();
    private final Function<String, T> parse;

    Shared(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      return values.computeIfAbsent(parser.getString(), parse);
    }
  }
}
