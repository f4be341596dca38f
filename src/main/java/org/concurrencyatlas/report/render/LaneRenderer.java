package org.concurrencyatlas.report.render;

import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.LanePlot;

/** Batches under each other on one scale of time: what is longer took longer. */
final class LaneRenderer {
  private static final double NAMES = 305;
  private static final double END_LABELS = 130;
  private static final double AXIS = 48;
  private static final double GAP = 18;
  private static final int MOST_TICKS = 8;

  private final Canvas canvas;
  private final List<LanePlot.Panel> batches;
  private final double most;

  LaneRenderer(Canvas canvas, LanePlot plot) {
    this.canvas = canvas;
    this.batches = plot.panels();
    this.most = batches.stream().mapToDouble(LanePlot.Panel::nanos).max().orElse(0);
  }

  void paint(Rectangle2D area) {
    Rectangle2D plot =
        new Rectangle2D.Double(
            area.getX() + canvas.px(NAMES),
            area.getY(),
            area.getWidth() - canvas.px(NAMES + END_LABELS),
            area.getHeight() - canvas.px(AXIS));
    if (most > 0) {
      axis(plot);
    }
    boolean alone = batches.size() == 1;
    double gaps = (batches.size() - 1) * canvas.px(GAP);
    List<PanelHeight> heights = PanelHeight.of(batches, (plot.getHeight() - gaps) / canvas.px(1));
    double top = plot.getY();
    for (int i = 0; i < batches.size(); i++) {
      LanePlot.Panel batch = batches.get(i);
      Rectangle2D panel =
          new Rectangle2D.Double(
              plot.getX(), top, plot.getWidth(), canvas.px(heights.get(i).panel()));
      if (batch.failed()) {
        name(batch, area.getX(), panel);
      } else {
        new LanePainter(canvas, batch, panel, most).paint(heights.get(i), alone);
        end(batch, panel);
        if (!alone) {
          name(batch, area.getX(), panel);
        }
      }
      top = panel.getMaxY() + canvas.px(GAP);
    }
  }

  private void axis(Rectangle2D plot) {
    Font font = canvas.font(20, false);
    double step = step();
    double baseline = plot.getMaxY() + canvas.px(30);
    for (double at = 0; at <= most; at += step) {
      double x = plot.getX() + at / most * plot.getWidth();
      canvas.draw(
          new Line2D.Double(x, plot.getY(), x, plot.getMaxY()),
          canvas.theme().grid(),
          canvas.line(1));
      String label = at == 0 ? "0" : Numbers.nanos(at);
      canvas.text(label, x, baseline, Anchor.CENTRE, font, canvas.theme().muted());
    }
    double before = plot.getX() - canvas.px(24);
    canvas.text(
        "time in the batch →", before, baseline, Anchor.RIGHT, font, canvas.theme().muted());
  }

  /** 1, 2 or 5 times a power of ten, so that there are few ticks. */
  private double step() {
    double power = Math.pow(10, Math.floor(Math.log10(most / MOST_TICKS)));
    for (int digit : new int[] {1, 2, 5}) {
      if (most / (digit * power) <= MOST_TICKS) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  private void name(LanePlot.Panel batch, double left, Rectangle2D panel) {
    Font bold = canvas.font(26, true);
    Font plain = canvas.font(20, false);
    double room = canvas.px(NAMES - 16);
    List<String> below = batch.failed() ? List.of(batch.failure()) : batch.notes();
    double baseline = panel.getCenterY() + canvas.px(9 - 13 * below.size());
    double size = canvas.px(22);
    canvas.mark(batch.label().mark(), left + size / 2, baseline - canvas.px(9), size);
    double text = left + 1.4 * size;
    String name = Canvas.fit(batch.label().name(), bold, room - 1.4 * size);
    canvas.text(name, text, baseline, Anchor.LEFT, bold, canvas.theme().foreground());
    for (String line : below) {
      baseline += canvas.px(27);
      canvas.text(
          batch.failed() ? line : Canvas.fit(line, plain, room),
          text,
          baseline,
          Anchor.LEFT,
          plain,
          batch.failed() ? canvas.theme().error() : canvas.theme().muted());
    }
  }

  private void end(LanePlot.Panel batch, Rectangle2D panel) {
    double x = panel.getX() + batch.nanos() / most * panel.getWidth();
    canvas.draw(
        new Line2D.Double(x, panel.getY(), x, panel.getMaxY()),
        canvas.theme().foreground(),
        canvas.line(2.5));
    canvas.text(
        batch.time(),
        x + canvas.px(12),
        panel.getCenterY() + canvas.px(10),
        Anchor.LEFT,
        canvas.font(28, true),
        canvas.theme().foreground());
  }
}
