package org.concurrencyatlas.result.jvm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter of the JVM that all contenders of a cell run in. It stands in the cell's point beside
 * the parameters of the workload, {@code primes(jvm.processors=2,tasks=64)}, so that it can be an
 * axis of a map like any of those. Its value is a whole number, whatever it is written as.
 */
public enum JvmParameter {
  /** The number of processors that the JVM sees and may use. */
  PROCESSORS("processors", "1, 2, 3 …"),
  /** The heap, bytes: whole mebibytes, both what it begins with and the most. */
  HEAP("heap", "an amount like 512m or 2g"),
  /** The garbage collector, by a number of its own. */
  COLLECTOR("collector", "serial, parallel, g1, zgc or shenandoah"),
  /** The number of carriers of virtual threads. */
  PARALLELISM("parallelism", "1, 2, 3 …");

  private static final String PREFIX = "jvm.";
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,6}[mgMG]");
  private static final long MEBIBYTE = 1 << 20;

  /** What the user calls a collector, and its flag. */
  private enum Collector {
    SERIAL(1, "-XX:+UseSerialGC"),
    PARALLEL(2, "-XX:+UseParallelGC"),
    G1(3, "-XX:+UseG1GC"),
    ZGC(4, "-XX:+UseZGC"),
    SHENANDOAH(5, "-XX:+UseShenandoahGC");

    private final long number;
    private final String flag;

    Collector(long number, String flag) {
      this.number = number;
      this.flag = flag;
    }

    static Collector of(long number) {
      return Stream.of(values())
          .filter(each -> each.number == number)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no collector has number " + number));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String axis;
  private final String allowed;

  JvmParameter(String axis, String allowed) {
    this.axis = axis;
    this.allowed = allowed;
  }

  /** What stands behind {@code --axis}: {@code processors}. */
  public String axis() {
    return axis;
  }

  /** Its name in a point: {@code jvm.processors}. */
  public String parameter() {
    return PREFIX + axis;
  }

  /** Which values there are, for a message. */
  public String allowed() {
    return allowed;
  }

  /** Whether a larger value is more of something; one collector is not more than another. */
  public boolean isQuantity() {
    return this != COLLECTOR;
  }

  /** The parameter that has this name in a point; empty for one of the workload's own. */
  public static Optional<JvmParameter> ofPoint(String parameter) {
    return Stream.of(values()).filter(each -> each.parameter().equals(parameter)).findFirst();
  }

  /** What stands behind {@code --axis}. */
  public static Optional<JvmParameter> ofAxis(String axis) {
    return Stream.of(values()).filter(each -> each.axis.equals(axis)).findFirst();
  }

  /** All that can stand there. */
  public static List<String> axes() {
    return Stream.of(values()).map(JvmParameter::axis).toList();
  }

  /** The value of a written form; empty when there is none such. */
  public OptionalLong read(String text) {
    return switch (this) {
      case PROCESSORS, PARALLELISM ->
          COUNT.matcher(text).matches()
              ? OptionalLong.of(Long.parseLong(text))
              : OptionalLong.empty();
      case HEAP ->
          SIZE.matcher(text).matches() ? OptionalLong.of(bytes(text)) : OptionalLong.empty();
      case COLLECTOR ->
          Stream.of(Collector.values())
              .filter(each -> each.word().equals(text.toLowerCase(Locale.ROOT)))
              .mapToLong(each -> each.number)
              .findFirst();
    };
  }

  /** The written form of a value: {@code 2}, {@code 512m}, {@code zgc}. */
  public String write(long value) {
    return switch (this) {
      case PROCESSORS, PARALLELISM -> Long.toString(value);
      case HEAP -> value / MEBIBYTE + "m";
      case COLLECTOR -> Collector.of(value).word();
    };
  }

  /** The flags of a JVM that has this value. */
  public List<String> flags(long value) {
    return switch (this) {
      case PROCESSORS -> List.of("-XX:ActiveProcessorCount=" + value);
      case HEAP -> List.of("-Xms" + write(value), "-Xmx" + write(value));
      case COLLECTOR -> List.of(Collector.of(value).flag);
      case PARALLELISM -> List.of("-Djdk.virtualThreadScheduler.parallelism=" + value);
    };
  }

  private static long bytes(String size) {
    long amount = Long.parseLong(size.substring(0, size.length() - 1));
    return amount * (size.toLowerCase(Locale.ROOT).endsWith("g") ? 1024 : 1) * MEBIBYTE;
  }
}
