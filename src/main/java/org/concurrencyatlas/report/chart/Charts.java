package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Findings;

/** The catalogue of charts. */
public final class Charts {
  private static final int LONGEST_NAME = 80;

  private Charts() {}

  /** Every axis that the cells span, then every cell in the order of the plan. */
  public static List<Figure> all(Findings findings) {
    List<Figure> figures = new ArrayList<>(axes(findings));
    figures.addAll(cells(findings));
    return List.copyOf(figures);
  }

  /** One picture an axis. */
  public static List<Figure> axes(Findings findings) {
    List<Figure> figures = new ArrayList<>();
    for (Axis axis : Axis.of(findings.readings())) {
      String name = "axis-%02d-%s-%s".formatted(figures.size() + 1, axis.place(), axis.parameter());
      figures.add(AxisChart.figure(fileName(name), axis, findings));
    }
    return figures;
  }

  /** One picture a cell. */
  public static List<Figure> cells(Findings findings) {
    List<Figure> figures = new ArrayList<>();
    for (CellReading cell : findings.readings()) {
      String name = "cell-%02d-%s".formatted(figures.size() + 1, cell.verdict().point());
      figures.add(CellChart.figure(fileName(name), cell, findings));
    }
    return figures;
  }

  /** Lower case, digits and hyphens only; the number in front keeps cut names apart. */
  private static String fileName(String text) {
    String safe =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
  }
}
