package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Cells of one workload that differ in exactly one parameter.
 *
 * @param workload the workload's id
 * @param parameter the parameter in which they differ
 * @param fixed the other parameters
 * @param cells two or more, by ascending value of the parameter
 */
public record Axis(
    String workload, String parameter, SortedMap<String, Long> fixed, List<CellSummary> cells) {
  public Axis {
    cells = List.copyOf(cells);
  }

  /** Every axis that the cells span, in the order in which they first appear. */
  public static List<Axis> of(List<CellSummary> readings) {
    Map<Point, Map<String, List<CellSummary>>> byRest = new LinkedHashMap<>();
    for (CellSummary summary : readings) {
      Point point = summary.verdict().point();
      for (String parameter : point.parameters().keySet()) {
        byRest
            .computeIfAbsent(without(point, parameter), rest -> new LinkedHashMap<>())
            .computeIfAbsent(parameter, name -> new ArrayList<>())
            .add(summary);
      }
    }
    List<Axis> axes = new ArrayList<>();
    byRest.forEach((rest, byParameter) ->
        byParameter.forEach((parameter, cells) -> {
          if (cells.size() > 1) {
            axes.add(axis(rest, parameter, cells));
          }
        }));
    return axes;
  }

  /** The parameter's value in a cell. */
  public long value(CellSummary cell) {
    return cell.verdict().point().parameter(parameter);
  }

  /** The workload with what is fixed: {@code http (wait 20 ms)}. */
  public String place() {
    return fixed.isEmpty() ? workload : workload + " (" + PointName.parameters(fixed) + ")";
  }

  /** A value with its unit and, where it has one, its name. */
  public String say(CellSummary cell) {
    return PointName.parameter(parameter, value(cell));
  }

  /** Who wins along the axis, one sentence without a full stop. */
  public String sentence() {
    List<Stretch> stretches = Stretch.of(cells, settingsFollow());
    if (stretches.size() <= 3) {
      return place() + ": " + stretches.stream().map(this::say).collect(Collectors.joining(", "));
    }
    Map<String, Integer> counts = new TreeMap<>();
    stretches.forEach(each -> counts.merge(each.outcome(), each.cells().size(), Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(3)
        .map(
            each -> "%s at %d of %d points".formatted(each.getKey(), each.getValue(), cells.size()))
        .collect(Collectors.joining(", ", place() + ": ", ""));
  }

  /** Whether every model takes part once a cell, with settings that change along the axis. */
  private boolean settingsFollow() {
    Set<Contender> contenders =
        cells.stream()
            .flatMap(cell -> cell.verdict().results().stream())
            .map(ContenderResult::contender)
            .collect(Collectors.toSet());
    long models = contenders.stream().map(Contender::model).distinct().count();
    return contenders.size() > models && cells.stream().allMatch(CellSummary::hasEachModelOnce);
  }

  /** Where a stretch lies; the first of a sentence names the parameter, the others its value. */
  private String say(Stretch stretch) {
    CellSummary first = stretch.cells().getFirst();
    CellSummary last = stretch.cells().getLast();
    boolean begins = first.equals(cells.getFirst());
    boolean ends = last.equals(cells.getLast());
    String from = begins ? say(first) : bare(first);
    if (first.equals(last)) {
      return stretch.outcome() + " at " + from;
    }
    if (begins && !ends) {
      return stretch.outcome() + " up to " + say(last);
    }
    return stretch.outcome() + " from " + from + (begins || !ends ? " to " + bare(last) : "");
  }

  private String bare(CellSummary cell) {
    return PointName.value(parameter, value(cell));
  }

  /** Neighbouring cells with the same outcome. */
  private record Stretch(String outcome, List<CellSummary> cells) {
    static List<Stretch> of(List<CellSummary> cells, boolean bare) {
      List<Stretch> stretches = new ArrayList<>();
      for (CellSummary cell : cells) {
        String outcome = cell.outcome(bare);
        if (!stretches.isEmpty() && stretches.getLast().outcome().equals(outcome)) {
          stretches.getLast().cells().add(cell);
        } else {
          stretches.add(new Stretch(outcome, new ArrayList<>(List.of(cell))));
        }
      }
      return stretches;
    }
  }

  private static Axis axis(Point rest, String parameter, List<CellSummary> cells) {
    List<CellSummary> sorted = new ArrayList<>(cells);
    sorted.sort(Comparator.comparingLong(cell -> cell.verdict().point().parameter(parameter)));
    return new Axis(rest.workload(), parameter, rest.parameters(), sorted);
  }

  private static Point without(Point point, String parameter) {
    SortedMap<String, Long> rest = new TreeMap<>(point.parameters());
    rest.remove(parameter);
    return new Point(point.workload(), rest);
  }
}
