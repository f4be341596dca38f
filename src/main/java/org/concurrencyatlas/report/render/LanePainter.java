package org.concurrencyatlas.report.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.canvas.Hatch;
import org.concurrencyatlas.report.plot.LanePlot;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;

/** Draws the lanes of one batch: boxes where a task holds a thread, lines where it holds none. */
final class LanePainter {
  /** The part of a lane's height that its boxes take. */
  private static final double FILLED = 0.84;

  private static final double LARGEST_NUMBER = 22;
  private static final double SMALLEST_NUMBER = 13;
  private static final double LABEL = 20;

  private final Canvas canvas;
  private final LanePlot.Panel batch;
  private final Rectangle2D panel;
  private final double mostNanos;
  private final Color colour;

  LanePainter(Canvas canvas, LanePlot.Panel batch, Rectangle2D panel, double mostNanos) {
    this.canvas = canvas;
    this.batch = batch;
    this.panel = panel;
    this.mostNanos = mostNanos;
    this.colour = canvas.colour(batch.label().mark());
  }

  /**
   * Draws around the middle of the panel.
   *
   * @param detailed whether lanes are named and boxes numbered where there is room
   */
  void paint(PanelHeight height, boolean detailed) {
    double lane = canvas.px(height.lane());
    double row = canvas.px(height.row());
    double top = panel.getCenterY() - canvas.px(height.used(batch)) / 2;
    for (int i = 0; i < batch.lanes().size(); i++) {
      lane(batch.lanes().get(i), top + lane * (1 - FILLED) / 2, lane * FILLED, detailed);
      if (detailed && lane > canvas.px(LABEL)) {
        label(batch.laneWord() + " " + (i + 1), top + lane / 2);
      }
      top += lane;
    }
    if (!batch.floating().isEmpty()) {
      top += canvas.px(PanelHeight.SEAM);
      if (detailed) {
        label("waits without a thread", top + batch.floating().size() * row / 2);
      }
      for (List<Span> spans : batch.floating()) {
        floating(spans, top + row / 2, Math.min(0.4 * row, canvas.px(3)));
        top += row;
      }
    }
  }

  private void lane(List<Span> spans, double y, double height, boolean detailed) {
    double from = x(spans.getFirst().startNanos());
    double to = x(spans.stream().mapToLong(Span::endNanos).max().orElse(0));
    canvas.fill(
        new Rectangle2D.Double(from, y + 0.35 * height, to - from, 0.3 * height),
        canvas.theme().grid());
    for (Span span : spans) {
      double left = x(span.startNanos());
      Rectangle2D box = new Rectangle2D.Double(left, y, x(span.endNanos()) - left, height);
      switch (span.activity()) {
        case COMPUTE -> {
          canvas.fill(box, colour);
          if (detailed) {
            number(span, box);
          }
        }
        case WAIT -> waiting(box);
        case READY -> ready(span, y + height / 2, Math.min(0.15 * height, canvas.px(3)));
      }
    }
  }

  /** A thread that is held and does nothing. */
  private void waiting(Rectangle2D box) {
    canvas.fill(box, canvas.theme().tint(colour, 0.16));
    Shape clip = canvas.graphics().getClip();
    canvas.graphics().clip(box);
    canvas.draw(
        Hatch.rising(box, canvas.px(7)), canvas.theme().tint(colour, 0.6), canvas.line(1.2));
    canvas.graphics().setClip(clip);
    canvas.draw(box, canvas.theme().tint(colour, 0.6), canvas.line(0.8));
  }

  private void floating(List<Span> spans, double y, double width) {
    for (Span span : spans) {
      if (span.activity() == Activity.READY) {
        ready(span, y, width);
      } else {
        canvas.draw(line(span, y), colour, canvas.stroke(width));
      }
    }
  }

  /** A task that could run and does not. */
  private void ready(Span span, double y, double width) {
    canvas.draw(line(span, y), canvas.theme().muted(), canvas.dotted(width));
  }

  private Line2D line(Span span, double y) {
    return new Line2D.Double(x(span.startNanos()), y, x(span.endNanos()), y);
  }

  private void number(Span span, Rectangle2D box) {
    double size = Math.min(LARGEST_NUMBER, 0.8 * box.getHeight() / canvas.px(1));
    Font font = canvas.font(size, true);
    String text = Long.toString(span.task());
    if (size >= SMALLEST_NUMBER && Canvas.width(text, font) < 0.95 * box.getWidth()) {
      double baseline = box.getCenterY() + 0.36 * font.getSize2D();
      canvas.text(text, box.getCenterX(), baseline, Anchor.CENTRE, font, onColour());
    }
  }

  private void label(String text, double middle) {
    Font font = canvas.font(LABEL, false);
    double x = panel.getX() - canvas.px(14);
    double baseline = middle + 0.36 * font.getSize2D();
    canvas.text(text, x, baseline, Anchor.RIGHT, font, canvas.theme().foreground());
  }

  private Color onColour() {
    // black or white, whichever is read better: weights of the luminance of ITU-R BT.709
    double luminance =
        0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
    return luminance > 140 ? Color.BLACK : Color.WHITE;
  }

  private double x(long nanos) {
    return panel.getX() + nanos / mostNanos * panel.getWidth();
  }
}
