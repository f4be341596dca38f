package org.concurrencyatlas.report.chart;

import java.awt.Font;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Canvas.Anchor;
import org.concurrencyatlas.report.draw.ModelMark;
import org.concurrencyatlas.result.Contender;

/** The texts beside a row of a plot, as large as the row allows. */
final class RowText {
  private static final double LARGEST = 38;

  private final Canvas canvas;
  private final Font strong;
  private final Font weak;
  private final double size;
  private final boolean twoLines;

  /** {@code rowHeight} is in pixels. */
  RowText(Canvas canvas, double rowHeight) {
    this.canvas = canvas;
    double units = rowHeight / canvas.px(1);
    this.twoLines = units > 58;
    double strongUnits = Math.min(LARGEST, twoLines ? 0.4 * units : 0.78 * units);
    this.size = canvas.px(strongUnits);
    this.strong = canvas.font(strongUnits, true);
    this.weak = canvas.font(twoLines ? 0.8 * strongUnits : strongUnits, false);
  }

  /** Mark and name at the left, settings below the model's name where two lines fit. */
  void name(Contender contender, double left, double y, double room) {
    ModelMark mark = ModelMark.of(contender.model());
    double glyph = 0.9 * size;
    mark.paint(canvas.graphics(), canvas.theme(), left + glyph / 2, y, glyph);
    double x = left + 1.5 * glyph;
    double rest = room - 1.5 * glyph;
    if (twoLines && !contender.settings().isEmpty()) {
      String settings = contender.toString().substring(contender.model().length());
      text(Canvas.fit(contender.model(), strong, rest), x, y - 0.1 * size, Anchor.LEFT, strong);
      text(Canvas.fit(settings, weak, rest), x, y + 0.95 * size, Anchor.LEFT, weak);
    } else {
      text(Canvas.fit(contender.toString(), strong, rest), x, middle(y), Anchor.LEFT, strong);
    }
  }

  /** The figure and, below or beside it, what it is a share of. */
  void figures(String figure, String share, double right, double y) {
    if (twoLines) {
      text(figure, right, y - 0.1 * size, Anchor.RIGHT, strong);
      text(share, right, y + 0.95 * size, Anchor.RIGHT, weak);
    } else {
      double room = canvas.px(250);
      text(Canvas.fit(figure + "  " + share, weak, room), right, middle(y), Anchor.RIGHT, weak);
    }
  }

  /** Why a row is empty, from the plot's left end to the right. */
  void failure(String reason, double left, double y, double right) {
    double x = left + 0.6 * size;
    canvas.text(
        Canvas.fit(reason, strong, right - x),
        x,
        middle(y),
        Anchor.LEFT,
        strong,
        canvas.theme().alarm());
  }

  private double middle(double y) {
    return y + 0.36 * size;
  }

  private void text(String text, double x, double baseline, Anchor anchor, Font font) {
    canvas.text(text, x, baseline, anchor, font, canvas.theme().ink());
  }
}
