package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.ContenderResult;

/** Who wins along an axis, in one sentence. */
public final class AxisText {
  private final Axis axis;

  private AxisText(Axis axis) {
    this.axis = axis;
  }

  /** A value with its unit and, where it has one, its name. */
  private String say(CellSummary cell) {
    return PointName.parameter(axis.parameter(), axis.value(cell));
  }

  /** Who wins along the axis, one sentence without a full stop. */
  public static String sentence(Axis axis) {
    return new AxisText(axis).sentence();
  }

  private String sentence() {
    List<Stretch> stretches = Stretch.of(axis.cells(), settingsFollow());
    if (stretches.size() <= 3) {
      return axis.place()
          + ": "
          + stretches.stream().map(this::say).collect(Collectors.joining(", "));
    }
    Map<String, Integer> counts = new TreeMap<>();
    stretches.forEach(each -> counts.merge(each.outcome(), each.cells().size(), Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(3)
        .map(each ->
            "%s at %d of %d points".formatted(each.getKey(), each.getValue(), axis.cells().size()))
        .collect(Collectors.joining(", ", axis.place() + ": ", ""));
  }

  /** Whether every model takes part once a cell, with settings that change along the axis. */
  private boolean settingsFollow() {
    Set<Contender> contenders =
        axis.cells().stream()
            .flatMap(cell -> cell.verdict().results().stream())
            .map(ContenderResult::contender)
            .collect(Collectors.toSet());
    long models = contenders.stream().map(Contender::model).distinct().count();
    return contenders.size() > models
        && axis.cells().stream().allMatch(CellSummary::hasEachModelOnce);
  }

  /** Where a stretch lies; the first of a sentence names the parameter, the others its value. */
  private String say(Stretch stretch) {
    CellSummary first = stretch.cells().getFirst();
    CellSummary last = stretch.cells().getLast();
    boolean begins = first.equals(axis.cells().getFirst());
    boolean ends = last.equals(axis.cells().getLast());
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
    return PointName.value(axis.parameter(), axis.value(cell));
  }

  /** Neighbouring cells with the same outcome. */
  private record Stretch(String outcome, List<CellSummary> cells) {
    static List<Stretch> of(List<CellSummary> cells, boolean bare) {
      List<Stretch> stretches = new ArrayList<>();
      for (CellSummary cell : cells) {
        String outcome = CellText.outcome(cell, bare);
        if (!stretches.isEmpty() && stretches.getLast().outcome().equals(outcome)) {
          stretches.getLast().cells().add(cell);
        } else {
          stretches.add(new Stretch(outcome, new ArrayList<>(List.of(cell))));
        }
      }
      return stretches;
    }
  }
}
