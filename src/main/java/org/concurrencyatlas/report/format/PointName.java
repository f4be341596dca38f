package org.concurrencyatlas.report.format;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ServicePoint;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmParameter;

/**
 * Points as a reader says them: {@code http (256 tasks, wait 20 ms)}. The unit is the end of a
 * parameter's name ({@code waitMicros}, {@code bytes}, {@code cpuSharePercent}).
 */
public final class PointName {
  private static final Map<String, Double> TIME_UNITS =
      Map.of("Nanos", 1.0, "Micros", 1e3, "Millis", 1e6, "Seconds", 1e9);

  private static final String PERCENT = "Percent";

  /** What {@code taskMicros} measures: computing and waiting together. */
  private static final String TASK = "task";

  /** With 0 these say nothing: another one says it, or there is no deadline. */
  private static final Set<String> NOTHING_AT_ZERO =
      Set.of(ServicePoint.LOAD_PERCENT, ServicePoint.RATE_PER_SECOND, "deadlineMicros");

  private PointName() {}

  /** The whole point. */
  public static String of(Point point) {
    String told = values(point);
    return told.isEmpty() ? point.workload() : point.workload() + " (" + told + ")";
  }

  /** What a point chooses, then its parameters. */
  public static String values(Point point) {
    return Stream.concat(
            point.choices().entrySet().stream().map(PointName::choice),
            Stream.of(parameters(point.parameters())))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The word alone, where it says what it is a choice of: yes and no do not. */
  private static String choice(Map.Entry<String, String> choice) {
    return switch (choice.getValue()) {
      case "yes" -> choice.getKey();
      case "no" -> "no " + choice.getKey();
      default -> choice.getValue();
    };
  }

  /** Some parameters of a point, the number of tasks first. */
  public static String parameters(Map<String, Long> parameters) {
    return parameters.entrySet().stream()
        .filter(each -> each.getValue() != 0 || !NOTHING_AT_ZERO.contains(each.getKey()))
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Long> each) -> !each.getKey().equals(Point.TASKS))
                .thenComparing(Map.Entry::getKey))
        .map(each -> parameter(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** One parameter with its value: {@code 256 tasks}, {@code wait 20 ms}, {@code limit 1000}. */
  public static String parameter(String name, long value) {
    if (name.equals(Point.TASKS)) {
      return Numbers.count(value, "task");
    }
    if (name.equals(ServicePoint.RATE_PER_SECOND)) {
      return value(name, value) + "/s";
    }
    if (name.equals(Point.CONCURRENCY)) {
      return value == 0 ? "own concurrency" : String.format(Locale.ROOT, "%,d in flight", value);
    }
    Optional<JvmParameter> jvm = JvmParameter.ofPoint(name);
    if (jvm.isPresent()) {
      return ofJvm(jvm.get(), value);
    }
    String quantity = quantity(name);
    return quantity.isEmpty() ? value(name, value) : quantity + " " + value(name, value);
  }

  private static String ofJvm(JvmParameter jvm, long value) {
    return switch (jvm) {
      case PROCESSORS -> Numbers.count(value, "processor");
      case COLLECTOR -> value(jvm.parameter(), value);
      case HEAP, PARALLELISM -> axis(jvm.parameter()) + " " + value(jvm.parameter(), value);
    };
  }

  /**
   * One value of several, as the name of what has it: {@code tasks of 1 ms}, {@code wait 20 ms}.
   */
  public static String group(String name, long value) {
    return quantity(name).equals(TASK) ? "tasks of " + value(name, value) : parameter(name, value);
  }

  /** Whether a parameter is a length of time. */
  public static boolean isTime(String name) {
    return !timeUnit(name).isEmpty();
  }

  /** The value alone, with its unit. */
  public static String value(String name, long value) {
    if (name.equals(Point.CONCURRENCY) && value == 0) {
      return "own";
    }
    Optional<JvmParameter> jvm = JvmParameter.ofPoint(name);
    if (jvm.isPresent()) {
      return jvm.get() == JvmParameter.HEAP
          ? Numbers.bytes((double) value)
          : jvm.get().write(value);
    }
    String unit = timeUnit(name);
    if (!unit.isEmpty()) {
      return Numbers.nanos(value * TIME_UNITS.getOrDefault(unit, 1.0));
    }
    if (name.endsWith(PERCENT)) {
      return value + " %";
    }
    return isBytes(name) ? Numbers.bytes((double) value) : String.format(Locale.ROOT, "%,d", value);
  }

  /** What a parameter measures, for the title of an axis: {@code wait}, {@code tasks in flight}. */
  public static String axis(String name) {
    if (name.equals(Point.CONCURRENCY)) {
      return "tasks in flight";
    }
    Optional<JvmParameter> jvm = JvmParameter.ofPoint(name);
    if (jvm.isPresent()) {
      return jvm.get() == JvmParameter.PARALLELISM ? "scheduler parallelism" : jvm.get().axis();
    }
    String quantity = quantity(name);
    return switch (quantity) {
      case "" -> "size";
      case TASK -> "length of a task";
      default -> quantity;
    };
  }

  /** The name without its unit, as words; empty for a bare {@code bytes}. */
  private static String quantity(String name) {
    String unit = isBytes(name) ? "bytes" : name.endsWith(PERCENT) ? PERCENT : timeUnit(name);
    return name.substring(0, name.length() - unit.length())
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\bcpu\\b", "CPU");
  }

  private static boolean isBytes(String name) {
    return name.endsWith("bytes") || name.endsWith("Bytes");
  }

  private static String timeUnit(String name) {
    return TIME_UNITS.keySet().stream().filter(name::endsWith).findFirst().orElse("");
  }
}
