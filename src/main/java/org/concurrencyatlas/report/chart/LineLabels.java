package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.chart.Canvas.Anchor;

/** Names at the right ends of lines, pushed apart until none touches another. */
final class LineLabels {
  private record Label(String text, Optional<ModelMark> mark, double y) {}

  private final Canvas canvas;
  private final double left;
  private final double right;
  private final List<Label> labels = new ArrayList<>();

  /** The column's edges in pixels. */
  LineLabels(Canvas canvas, double left, double right) {
    this.canvas = canvas;
    this.left = left;
    this.right = right;
  }

  void add(String text, ModelMark mark, double y) {
    labels.add(new Label(text, Optional.of(mark), y));
  }

  void addLimit(double y) {
    labels.add(new Label("physical limit", Optional.empty(), y));
  }

  /** Draws all labels between top and bottom, each joined to the end of its line. */
  void paint(double top, double bottom, double lineEnd) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double step = Math.min(canvas.px(36), (bottom - top) / Math.max(1, labels.size()));
    double[] places = places(top, bottom, step);
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      double size = 0.55 * step;
      canvas.draw(
          new Line2D.Double(lineEnd + canvas.px(14), label.y(), left - canvas.px(4), places[i]),
          canvas.theme().grid(),
          canvas.line(2));
      double y = places[i];
      if (label.mark().isPresent()) {
        label.mark().get().paint(canvas.graphics(), canvas.theme(), left + size / 2, y, size);
      } else {
        canvas.draw(
            new Line2D.Double(left - size / 2, y, left + 1.2 * size, y),
            canvas.theme().ink(),
            canvas.dashed(4));
      }
      double x = left + 1.5 * size;
      name(label.text(), x, y + 0.26 * step, step);
    }
  }

  /** The model in strong letters, its settings in weak ones, which need less room. */
  private void name(String text, double x, double baseline, double step) {
    Font strong = canvas.font(0.72 * step / canvas.px(1), true);
    Font weak = canvas.font(0.6 * step / canvas.px(1), false);
    int end = text.indexOf('(');
    String model = Canvas.fit(end < 0 ? text : text.substring(0, end), strong, right - x);
    canvas.text(model, x, baseline, Anchor.LEFT, strong, canvas.theme().ink());
    double after = x + Canvas.width(model, strong) + 0.1 * step;
    if (end >= 0 && right - after > 2 * step) {
      String settings = Canvas.fit(text.substring(end), weak, right - after);
      canvas.text(settings, after, baseline, Anchor.LEFT, weak, canvas.theme().ink());
    }
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
