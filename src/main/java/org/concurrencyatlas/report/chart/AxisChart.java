package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.report.text.Tile;

/** A quantity over one parameter: a line a contender. */
final class AxisChart {
  private final Axis axis;
  private final Objective objective;
  private final List<AxisLine> lines;
  private final ScalingLaws laws;

  private AxisChart(Axis axis, Objective objective, ScalingLaws laws) {
    this.axis = axis;
    this.objective = objective;
    this.laws = laws;
    this.lines =
        AxisLine.of(axis, objective).stream().map(line -> line.along(laws.bend(line))).toList();
  }

  /** A picture for each axis. */
  static List<Draft> drafts(String prefix, Findings findings, Objective objective) {
    List<Draft> drafts = new ArrayList<>();
    for (Axis axis : axes(findings)) {
      String name = Draft.name(prefix, drafts.size(), axis.place() + "-" + axis.parameter());
      drafts.add(new Draft(axis.cells(), () -> figure(name, axis, objective, findings)));
    }
    return drafts;
  }

  /** A picture of the memory over each axis from which a task's share of it can be read. */
  static List<Draft> memorySlopes(String prefix, Findings findings) {
    List<Draft> drafts = new ArrayList<>();
    for (Axis axis : axes(findings)) {
      if (hasSlope(axis)) {
        String name = Draft.name(prefix, drafts.size(), axis.place());
        drafts.add(new Draft(axis.cells(), () -> figure(name, axis, Objective.MEMORY, findings)));
      }
    }
    return drafts;
  }

  /** Those along which anything was measured. */
  private static List<Axis> axes(Findings findings) {
    return Axis.of(findings.readings()).stream()
        .filter(axis -> axis.cells().stream().anyMatch(CellReading::measured))
        .toList();
  }

  private static Figure figure(String name, Axis axis, Objective objective, Findings findings) {
    ScalingLaws laws =
        objective == Objective.THROUGHPUT ? ScalingLaws.of(axis, findings) : ScalingLaws.NONE;
    AxisChart chart = new AxisChart(axis, objective, laws);
    return new Figure(
        name, chart.title(), chart.subtitle(), findings.method(), chart.note(), chart.plot());
  }

  private LineChart plot() {
    List<LineChart.Level> levels =
        axis.cells().stream()
            .map(cell ->
                new LineChart.Level(
                    (double) axis.value(cell),
                    PointName.value(axis.parameter(), axis.value(cell)),
                    objective == Objective.THROUGHPUT
                        ? cell.verdict().limitTasksPerSecond()
                        : Double.NaN))
            .toList();
    return new LineChart(
        PointName.axis(axis.parameter()),
        levels,
        lines,
        objective,
        line -> isSlope() ? MemorySlope.say(MemorySlope.of(line)) : line.settings());
  }

  private static boolean hasSlope(Axis axis) {
    return axis.parameter().equals("tasks");
  }

  private boolean isSlope() {
    return objective == Objective.MEMORY && hasSlope(axis);
  }

  private String title() {
    if (objective == Objective.THROUGHPUT) {
      return axis.sentence();
    }
    if (isSlope()) {
      return MemorySlope.sentence(lines, axis);
    }
    List<Tile> tiles = axis.cells().stream().map(cell -> Tile.of(cell, objective)).toList();
    return MapSentence.of(tiles, axis.place(), objective);
  }

  private String subtitle() {
    List<String> parts = new ArrayList<>(List.of(objective.direction()));
    if (objective == Objective.THROUGHPUT) {
      parts.add("upright strokes: 95 % intervals");
      parts.add("dashed: physical limit");
    } else {
      parts.add("medians over forks, not tested");
    }
    if (isSlope()) {
      parts.add("beside the name: bytes a task more");
    }
    if (!laws.isEmpty()) {
      parts.add("curved: universal scalability law");
    }
    if (lines.stream().anyMatch(AxisLine::failed)) {
      parts.add("struck out: did not finish");
    }
    return String.join(" · ", parts);
  }

  private Note note() {
    List<String> says = new ArrayList<>(List.of(title() + "."));
    for (AxisLine line : lines) {
      if (line.failed()) {
        long cells = line.nodes().stream().filter(AxisLine.Node::failed).count();
        says.add(
            line.model()
                + line.settings()
                + " did not finish "
                + Figures.count(cells, "cell")
                + ".");
      }
    }
    says.addAll(laws.sentences());
    return new Note(
        says,
        List.of(
            "Between the marks nothing was measured; the lines only lead the eye.",
            "Beyond the last mark the lines may turn.",
            objective == Objective.THROUGHPUT
                ? "Overlapping strokes are no test: each cell has its own verdict."
                : "These are medians over forks; no difference here was tested."));
  }
}
