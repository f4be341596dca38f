package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.Plane;
import org.concurrencyatlas.result.UsageException;

/** The catalogue of charts. A kind gives one picture for each thing in a run that it can show. */
public enum ChartKind {
  /** Who wins where: a map for each plane, else a board of all cells. */
  WINNER_MAP("winner-map", "who wins where") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      String prefix = prefix(objective);
      List<Supplier<Figure>> drafts = new ArrayList<>();
      for (Plane plane : Plane.of(findings.readings())) {
        if (!plane.up().isEmpty()) {
          String name = numbered(prefix, drafts.size(), plane.place());
          drafts.add(() -> WinnerMap.figure(name, plane, objective, findings));
        }
      }
      long mapped = Plane.of(findings.readings()).stream().mapToLong(p -> p.cells().size()).sum();
      if (drafts.isEmpty() || mapped < findings.readings().size()) {
        drafts.addFirst(() -> WinnerBoard.figure(prefix, objective, findings));
      }
      return drafts;
    }
  },
  /** A quantity over one parameter, a line a contender. */
  SCALING("scaling", "a line a contender over one parameter") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      List<Supplier<Figure>> drafts = new ArrayList<>();
      for (Axis axis : Axis.of(findings.readings())) {
        String place = axis.place() + "-" + axis.parameter();
        String name = numbered(prefix(objective), drafts.size(), place);
        drafts.add(() -> AxisChart.figure(name, axis, objective, findings));
      }
      return drafts;
    }
  },
  /** What a message costs over its size, a line a way. */
  ISOLATION("isolation", "what a message costs over its size, by the way it takes") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      return IsolationChart.drafts(id(), findings);
    }
  },
  /** How near each contender comes to the physical limit. */
  EFFICIENCY("efficiency", "percentage of the physical limit") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      List<CellReading> bounded =
          findings.readings().stream()
              .filter(cell -> Double.isFinite(cell.verdict().limitTasksPerSecond()))
              .filter(cell -> !cell.finished().isEmpty())
              .toList();
      List<Supplier<Figure>> drafts = new ArrayList<>();
      List<CellReading> rest = new ArrayList<>(bounded);
      for (Plane plane : Plane.of(bounded)) {
        if (!plane.up().isEmpty()) {
          String name = numbered(id(), drafts.size(), plane.place());
          drafts.add(() -> EfficiencyMap.figure(name, plane, findings));
          rest.removeAll(plane.cells());
        }
      }
      for (int from = 0; from < rest.size(); from += MOST_COLUMNS) {
        List<CellReading> cells = rest.subList(from, Math.min(rest.size(), from + MOST_COLUMNS));
        String name = numbered(id(), drafts.size(), "cells");
        drafts.add(() -> Efficiency.figure(name, List.copyOf(cells), findings));
      }
      return drafts;
    }
  },
  /** What a task costs in memory. */
  MEMORY_SLOPE("memory-slope", "resident memory over the number of tasks") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      List<Supplier<Figure>> drafts = new ArrayList<>();
      for (Axis axis : Axis.of(findings.readings())) {
        if (AxisChart.hasSlope(axis)) {
          String name = numbered(id(), drafts.size(), axis.place());
          drafts.add(() -> AxisChart.figure(name, axis, Objective.MEMORY, findings));
        }
      }
      return drafts;
    }
  },
  /** Throughput against CPU time and memory, for each cell. */
  PARETO("pareto", "throughput against CPU time and memory, for each cell") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      List<Supplier<Figure>> drafts = new ArrayList<>();
      for (CellReading cell : findings.readings()) {
        String name = numbered(id(), drafts.size(), cell.verdict().point().toString());
        drafts.add(() -> Pareto.figure(name, cell, findings));
      }
      return drafts;
    }
  },
  /** The contenders of each cell, with every fork. */
  CELL("cell", "the contenders of each cell, with every fork") {
    @Override
    List<Supplier<Figure>> drafts(Findings findings, Objective objective) {
      List<Supplier<Figure>> drafts = new ArrayList<>();
      for (CellReading cell : findings.readings()) {
        String name = numbered(id(), drafts.size(), cell.verdict().point().toString());
        drafts.add(() -> CellChart.figure(name, cell, findings));
      }
      return drafts;
    }
  };

  private static final int LONGEST_NAME = 80;

  /** Above this number of cells side by side their names cannot be read. */
  private static final int MOST_COLUMNS = 12;

  private final String id;
  private final String description;

  ChartKind(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /**
   * The kind of that name.
   *
   * @throws UsageException when there is none; says which there are
   */
  public static ChartKind named(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            UsageException.unknown(
                "chart", id, Arrays.stream(values()).map(ChartKind::id).toList()));
  }

  /** The name on the command line and at the beginning of the files. */
  public String id() {
    return id;
  }

  /** One line for a list. */
  public String description() {
    return description;
  }

  /** The pictures of this kind that a run has, not drawn yet; may be none. */
  abstract List<Supplier<Figure>> drafts(Findings findings, Objective objective);

  /** The beginning of the file's name; throughput goes without saying. */
  final String prefix(Objective objective) {
    return objective == Objective.THROUGHPUT ? id : id + "-" + objective.id();
  }

  /** Lower case, digits and hyphens only; the number keeps cut names apart. */
  private static String numbered(String prefix, int before, String text) {
    String name = String.format(Locale.ROOT, "%s-%02d-%s", prefix, before + 1, text);
    String safe =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
  }
}
