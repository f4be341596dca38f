package org.concurrencyatlas.result.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Latency;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the lines of one journal, in any order and on any thread. A point or a contender stands on
 * many lines: it is parsed once and is one object on all of them.
 */
final class ForkReader {
  /** No time in nanoseconds, no number of bytes and no count that was measured is larger. */
  private static final double ABSURD = 1e18;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(Point.class, new Shared<>(Point.class, Point::parse))
                  .addDeserializer(
                      Contender.class, new Shared<>(Contender.class, Contender::parse)))
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /**
   * Reads a line.
   *
   * @throws tools.jackson.core.JacksonException when it is no fork's
   * @throws UsageException when a value of it cannot be
   */
  ForkResult read(String line) {
    ForkResult fork = mapper.readValue(line, ForkResult.class);
    boolean possible =
        DoubleStream.of(
                    fork.limitNanosPerBatch(),
                    fork.costs().cpuNanosPerBatch(),
                    fork.costs().allocatedBytesPerBatch(),
                    fork.costs().gcMillis(),
                    fork.costs().serverCpuNanosPerBatch().orElse(0),
                    fork.noise().stealShare(),
                    fork.noise().throttledMillis(),
                    fork.noise().pressureShare(),
                    fork.noise().foreignCores(),
                    fork.noise().clockMegahertz(),
                    fork.noise().hiccupMicros(),
                    fork.noise().spinBeforeNanos(),
                    fork.noise().spinAfterNanos())
                .noneMatch(ForkReader::isAbsurd)
            && fork.jvm().stream()
                .flatMapToDouble(JvmActivity::figures)
                .noneMatch(ForkReader::isAbsurd)
            && fork.latency().stream()
                .flatMapToDouble(Latency::figures)
                .noneMatch(ForkReader::isAbsurd)
            && fork.elapsedMillis() >= 0;
    if (!possible) {
      throw new UsageException("a value of the fork cannot be");
    }
    return fork;
  }

  private static boolean isAbsurd(double value) {
    return Math.abs(value) > ABSURD;
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
