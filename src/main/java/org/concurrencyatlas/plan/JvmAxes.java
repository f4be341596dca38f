package org.concurrencyatlas.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jvm.JvmParameter;

/**
 * Axes of the environment: each cell is there once for every combination of their values, with all
 * its contenders in a JVM of these values.
 *
 * @param values one or more values for each parameter
 */
public record JvmAxes(Map<JvmParameter, List<Long>> values) {
  private static final Pattern AXIS = Pattern.compile("([^=]*)=(.*)");

  public JvmAxes {
    values = Map.copyOf(values);
  }

  /**
   * Reads axes as they are given on the command line: {@code processors=1,2}.
   *
   * @throws UsageException when one cannot be read, is given twice, or has a value that cannot be
   */
  public static JvmAxes parse(List<String> texts) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher axis = AXIS.matcher(text);
      if (!axis.matches()) {
        throw new UsageException(
            "cannot read --axis %s; write name=value,value with the names %s"
                .formatted(text, String.join(", ", JvmParameter.axes())));
      }
      if (axes.put(axis.group(1), List.of(axis.group(2).split(",", -1))) != null) {
        throw new UsageException(
            "the axis %s was given twice; give all values at once".formatted(axis.group(1)));
      }
    }
    return of(axes);
  }

  /**
   * Axes by their names.
   *
   * @throws UsageException when a name is unknown, or a value cannot be
   */
  static JvmAxes of(Map<String, List<String>> texts) {
    Map<JvmParameter, List<Long>> axes = new LinkedHashMap<>();
    texts.forEach((name, values) -> {
      JvmParameter parameter =
          JvmParameter.ofAxis(name)
              .orElseThrow(() -> UsageException.unknown("axis", name, JvmParameter.axes()));
      axes.put(parameter, values(parameter, values));
    });
    return new JvmAxes(axes);
  }

  private static List<Long> values(JvmParameter parameter, List<String> texts) {
    Set<Long> values = new LinkedHashSet<>();
    for (String text : texts) {
      values.add(
          parameter
              .read(text.strip())
              .orElseThrow(() ->
                  new UsageException(
                      "%s is no value of the axis %s; give %s"
                          .formatted(text, parameter.axis(), parameter.allowed()))));
    }
    if (values.isEmpty()) {
      throw new UsageException("the axis %s has no value; give one".formatted(parameter.axis()));
    }
    return List.copyOf(values);
  }

  /** The profile with its cells along the axes; a value that a cell has already is replaced. */
  public Profile over(Profile profile) {
    return profile.with(over(profile.cells()));
  }

  /** Points along the axes, as a user would write them. */
  public List<String> overPoints(List<String> points) {
    return points.stream().flatMap(this::points).distinct().toList();
  }

  List<Profile.CellToBe> over(List<Profile.CellToBe> cells) {
    return cells.stream()
        .flatMap(cell ->
            points(cell.point()).map(point -> new Profile.CellToBe(point, cell.contenders())))
        .distinct()
        .toList();
  }

  private Stream<String> points(String text) {
    List<Point> points = new ArrayList<>(List.of(Point.parse(text)));
    for (JvmParameter parameter : JvmParameter.values()) {
      List<Long> along = Optional.ofNullable(values.get(parameter)).orElse(List.of());
      if (!along.isEmpty()) {
        points =
            points.stream()
                .flatMap(
                    point -> along.stream().map(value -> point.with(parameter.parameter(), value)))
                .collect(Collectors.toCollection(ArrayList::new));
      }
    }
    return points.stream().map(Point::toString);
  }
}
