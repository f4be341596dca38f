package org.concurrencyatlas.report.canvas;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.Label;

/** Names at the right ends of lines, pushed apart until none touches another. */
public final class LineLabels {
  /** Without a mark it names a reference line, by a piece of it. */
  private record Placed(
      String name, String detail, Optional<Mark> mark, Optional<BasicStroke> stroke, double y) {}

  private static final double STEP = 36;
  private static final double LEAST_SHRINK = 0.66;

  private final Canvas canvas;
  private final double left;
  private final double right;
  private final List<Placed> labels = new ArrayList<>();

  /** The column's edges in pixels. */
  public LineLabels(Canvas canvas, double left, double right) {
    this.canvas = canvas;
    this.left = left;
    this.right = right;
  }

  /** A label for a series. */
  public void add(Label label, double y) {
    labels.add(
        new Placed(label.name(), label.detail(), Optional.of(label.mark()), Optional.empty(), y));
  }

  /** A label for a reference line that is drawn with this stroke. */
  public void addReference(String name, double y, BasicStroke stroke) {
    labels.add(new Placed(name, "", Optional.empty(), Optional.of(stroke), y));
  }

  /** Draws all labels between top and bottom, each joined to {@code lineEnd} where that is left. */
  public void paint(double top, double bottom, double lineEnd) {
    labels.sort(Comparator.comparingDouble(Placed::y));
    double step = Math.min(canvas.px(STEP), (bottom - top) / Math.max(1, labels.size()));
    double[] places = places(top, bottom, step);
    for (int i = 0; i < labels.size(); i++) {
      if (lineEnd < left) {
        canvas.draw(
            new Line2D.Double(
                lineEnd + canvas.px(14), labels.get(i).y(), left - canvas.px(4), places[i]),
            canvas.theme().grid(),
            canvas.line(2));
      }
      label(labels.get(i), places[i], step);
    }
  }

  private void label(Placed label, double y, double step) {
    double size = 0.55 * step;
    label.mark().ifPresent(mark -> canvas.mark(mark, left + size / 2, y, size));
    label
        .stroke()
        .ifPresent(stroke ->
            canvas.draw(
                new Line2D.Double(left - size / 2, y, left + 1.2 * size, y),
                canvas.theme().foreground(),
                stroke));
    double x = left + 1.5 * size;
    double baseline = y + 0.26 * step;
    Font strong = canvas.font(0.72 * step / canvas.px(1), true);
    String name = Canvas.fit(label.name(), strong, right - x);
    canvas.text(name, x, baseline, Anchor.LEFT, strong, canvas.theme().foreground());
    double after = x + Canvas.width(name, strong) + 0.12 * step;
    if (right - after > step) {
      Font weak = weak(label.detail(), right - after, step);
      String detail = Canvas.fit(label.detail(), weak, right - after);
      canvas.text(detail, after, baseline, Anchor.LEFT, weak, canvas.theme().foreground());
    }
  }

  /** A font that shrinks, down to two thirds, before a text is cut. */
  private Font weak(String text, double room, double step) {
    double size = 0.6 * step / canvas.px(1);
    double width = Math.max(1, Canvas.width(text, canvas.font(size, false)));
    return canvas.font(size * Math.clamp(room / width, LEAST_SHRINK, 1), false);
  }

  /** Moves each label down to where the one above ends, then all up where the foot is passed. */
  private double[] places(double top, double bottom, double step) {
    double[] places = new double[labels.size()];
    double free = top + step / 2;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(free, labels.get(i).y());
      free = places[i] + step;
    }
    double room = bottom - step / 2;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(room, places[i]);
      room = places[i] - step;
    }
    return places;
  }
}
