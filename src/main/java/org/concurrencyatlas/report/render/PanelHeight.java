package org.concurrencyatlas.report.render;

import java.util.List;
import org.concurrencyatlas.report.plot.LanePlot;

/**
 * How high the panel of a panel is and what is in it, in units: few lanes are high, many are low.
 *
 * @param panel the whole, at least room for a name with a line below it
 * @param lane one lane
 * @param row one row of floating waits
 */
record PanelHeight(double panel, double lane, double row) {
  /** Between the lanes and the floating waits. */
  static final double SEAM = 5;

  private static final double LEAST = 56;
  private static final double LANE = 24;
  private static final double LARGEST_LANE = 90;
  private static final double LANES = 108;
  private static final double ROW = 7;
  private static final double ROWS = 56;
  private static final double LARGEST_ROW = 36;
  private static final int STEPS = 20;

  /** A single lane cannot fill the room however large it is drawn. */
  private static final double LARGEST_SCALE = 100;

  /** The heights of panels that fill the room together. */
  static List<PanelHeight> of(List<LanePlot.Panel> panels, double room) {
    double scale = 1;
    List<PanelHeight> heights = scaled(panels, scale);
    // in steps: panels at their least height leave the others less to share
    for (int i = 0; i < STEPS && scale < LARGEST_SCALE; i++) {
      scale *= room / heights.stream().mapToDouble(PanelHeight::panel).sum();
      heights = scaled(panels, scale);
    }
    return heights;
  }

  /** What lanes and rows take of the panel. */
  double used(LanePlot.Panel panel) {
    int rows = panel.floating().size();
    return panel.lanes().size() * lane + rows * row + (rows == 0 ? 0 : SEAM);
  }

  private static List<PanelHeight> scaled(List<LanePlot.Panel> panels, double scale) {
    return panels.stream().map(panel -> scaled(panel, scale)).toList();
  }

  private static PanelHeight scaled(LanePlot.Panel panel, double scale) {
    int lanes = Math.max(1, panel.lanes().size());
    int rows = Math.max(1, panel.floating().size());
    double lane = Math.min(LARGEST_LANE, scale * Math.min(LANE, LANES / lanes));
    double row = Math.min(LARGEST_ROW, scale * Math.min(ROW, ROWS / rows));
    double used = new PanelHeight(0, lane, row).used(panel);
    return new PanelHeight(Math.max(LEAST, used), lane, row);
  }
}
