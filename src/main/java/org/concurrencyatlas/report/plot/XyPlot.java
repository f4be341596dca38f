package org.concurrencyatlas.report.plot;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.stats.Interval;

/**
 * Series over one quantity, in one panel or in several side by side. The labels of the first panel
 * stand at the right of the last.
 *
 * @param panels at least one; all have the same vertical axis
 */
public record XyPlot(List<Panel> panels) implements Plot {
  /**
   * One pair of axes.
   *
   * @param across the horizontal axis
   * @param up the vertical axis
   * @param references what the series are held against
   * @param series the series
   * @param band a stretch of the horizontal axis that is shaded
   */
  public record Panel(
      PlotAxis across,
      PlotAxis up,
      List<Reference> references,
      List<Series> series,
      Optional<Band> band) {
    public Panel {
      references = List.copyOf(references);
      series = List.copyOf(series);
    }
  }

  /** A place in the plot; an infinite coordinate is the edge of the plot. */
  public record Spot(double x, double y) {}

  /**
   * A stretch of the horizontal axis; what lies outside the plot is cut off.
   *
   * @param name as it is written at its beginning, which is then a limit; empty for none
   */
  public record Band(String name, double from, double to) {}

  /**
   * A line that is not a contender's.
   *
   * @param name as it is written at its right end; empty for none
   * @param spots its corners
   * @param stroke how it is drawn
   */
  public record Reference(String name, List<Spot> spots, Stroke stroke) {
    public Reference {
      spots = List.copyOf(spots);
    }
  }

  /** How a line is drawn. */
  public enum Stroke {
    /** No line: the nodes stand alone. */
    NONE,
    SOLID,
    THIN,
    DASHED,
    LONG_DASHES,
    DOTS,
    DASHES_AND_DOTS
  }

  /**
   * What one contender did.
   *
   * @param label who it is
   * @param labelAt beside which value its label stands; NaN for no label
   * @param path the corners of its line
   * @param stroke how the line is drawn
   * @param nodes what was measured, each with a mark
   */
  public record Series(
      Label label, double labelAt, List<Spot> path, Stroke stroke, List<Node> nodes) {
    public Series {
      path = List.copyOf(path);
      nodes = List.copyOf(nodes);
    }

    /** The nodes at which the contender did not finish. */
    public List<Node> failures() {
      return nodes.stream().filter(Node::failed).toList();
    }
  }

  /**
   * A measured value.
   *
   * @param x where
   * @param value its estimate and interval; an estimate that is not finite: did not finish
   */
  public record Node(double x, Interval value) {
    public boolean failed() {
      return !Double.isFinite(value.estimate());
    }
  }

  public XyPlot {
    panels = List.copyOf(panels);
  }

  /** A plot of one panel. */
  public static XyPlot of(Panel panel) {
    return new XyPlot(List.of(panel));
  }
}
