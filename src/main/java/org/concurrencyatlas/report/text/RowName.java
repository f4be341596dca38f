package org.concurrencyatlas.report.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RunRows;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmParameter;

/**
 * Rows as a reader says them: {@code sha256 (256 tasks): async} of a run, {@code a.b.Suite.method
 * (size=10) avgt} of a file of JMH. A parameter may hold any characters; those that would break the
 * line are written by their number.
 */
public final class RowName {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]");
  private static final Pattern VALUE = Pattern.compile("-?\\d{1,18}|[a-z][a-z-]*");

  private RowName() {}

  /** The whole name on one line. */
  public static String of(RowKey key) {
    return contender(key).orElseGet(() -> printable(jmh(key)));
  }

  private static String jmh(RowKey key) {
    String params =
        key.params().isEmpty()
            ? ""
            : key.params().entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
    String threads = key.threads() == 0 ? "" : ", " + Numbers.count(key.threads(), "thread");
    return key.benchmark() + params + " " + key.mode().shortName() + threads;
  }

  /** The row of a run; empty when it is none. */
  private static Optional<String> contender(RowKey key) {
    String benchmark = key.benchmark();
    SequencedMap<String, String> values = new LinkedHashMap<>(key.params());
    String contender = values.remove(RunRows.CONTENDER);
    boolean ours =
        benchmark.startsWith(RunRows.PREFIX)
            && benchmark.endsWith(RunRows.SUFFIX)
            && values.entrySet().stream().allMatch(each -> isValue(each.getKey(), each.getValue()));
    if (contender == null || !ours) {
      return Optional.empty();
    }
    String workload =
        benchmark.substring(RunRows.PREFIX.length(), benchmark.length() - RunRows.SUFFIX.length());
    return Optional.of(
        printable(
            PointName.of(Point.ofValues(workload, values)) + ": " + RunRows.contender(contender)));
  }

  /** Whether a point of ours writes such a value of a parameter. */
  private static boolean isValue(String name, String text) {
    return JvmParameter.ofPoint(name)
        .map(jvm -> jvm.read(text).isPresent())
        .orElseGet(() -> VALUE.matcher(text).matches());
  }

  /** The text with control characters and line ends written by their number. */
  public static String printable(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            control -> String.format(Locale.ROOT, "\\\\u%04x", (int) control.group().charAt(0)));
  }
}
